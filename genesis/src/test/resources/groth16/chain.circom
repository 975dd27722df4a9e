pragma circom 2.0.0;

// A hidden number of `n` bits, and the sum of its bits' squares chained `rounds` times: constraints
// with long linear combinations, wires that are 0 or 1, and wires that are neither.
template Bits(n) {
    signal input value;
    signal output bits[n];
    var sum = 0;
    for (var i = 0; i < n; i++) {
        bits[i] <-- (value >> i) & 1;
        bits[i] * (bits[i] - 1) === 0;
        sum += bits[i] * (1 << i);
    }
    sum === value;
}

template Chain(n, rounds) {
    signal input value;
    signal output end;
    component bits = Bits(n);
    bits.value <== value;
    signal state[rounds + 1];
    signal square[rounds];
    state[0] <== value + 5;
    for (var k = 0; k < rounds; k++) {
        square[k] <== state[k] * state[k];
        state[k + 1] <== square[k] * state[k] + bits.bits[k % n] * (k + 1) + 7;
    }
    end <== state[rounds];
}

component main = Chain(8, 9);
