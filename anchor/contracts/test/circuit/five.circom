pragma circom 2.0.0;

// Five public inputs in the order of the compliance statement, each bound by a square so that no proof fits two values.
// The secret is free: the contracts are under test, not a statement.
template Five() {
    signal input batchRoot;
    signal input count;
    signal input day;
    signal input policyRoot;
    signal input context;
    signal input secret;

    signal square[5];
    square[0] <== batchRoot * batchRoot;
    square[1] <== count * count;
    square[2] <== day * day;
    square[3] <== policyRoot * policyRoot;
    square[4] <== context * context;

    signal secretSquare;
    secretSquare <== secret * secret;
    signal product;
    product <== secretSquare * (square[0] + square[1] + square[2] + square[3] + square[4]);
}

component main { public [batchRoot, count, day, policyRoot, context] } = Five();
