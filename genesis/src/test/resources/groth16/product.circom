pragma circom 2.0.0;

// The product of two hidden numbers is the public one; a public label is bound.
template Product() {
    signal input left;
    signal input right;
    signal input label;
    signal output product;
    signal square;
    product <== left * right;
    square <== label * label;
}

component main {public [label]} = Product();
