package org.concordat.chain.evm.compiled;

/// Instructions that run one after the other or not at all.
///
/// @param start pc of the first
/// @param end pc behind the last, where a block that does not end in a jump goes on
/// @param least words the stack must hold at the start
/// @param most words it may hold
record Block(int start, int end, int least, int most, int weight) {}
