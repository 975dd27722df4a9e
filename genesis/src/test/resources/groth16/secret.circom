pragma circom 2.0.0;

// No public input and no output at all: the verifying key has a single point for the constant one.
template Secret() {
    signal input root;
    signal square;
    square <== root * root;
    square === 1764;
}

component main = Secret();
