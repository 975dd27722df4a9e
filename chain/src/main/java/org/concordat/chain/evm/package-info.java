/// The EVM from London to Osaka: interpreter, instruction families, gas, and the [Host] port
/// through which it sees state.
///
/// Layout, chosen once: a word is four longs in a frame's flat stack
/// ([org.concordat.chain.evm.word]); memory is one growing byte array per frame; code is analysed
/// once and cached by its hash; gas is a long in a local of the one loop
/// ([org.concordat.chain.evm.Interpreter]). Calls nest in an array of frames
/// ([org.concordat.chain.evm.FrameStack]), never on the Java stack.
///
/// An instruction takes the gas left and returns it reduced, or a negative
/// [org.concordat.chain.evm.HaltReason#signal]; there is no exception for a halt. What a contract
/// can cause is an [org.concordat.chain.evm.Outcome]; an exception means the host failed or an
/// invariant broke.
///
/// Forks differ by table ([org.concordat.chain.evm.InstructionTable], the precompiles) and three
/// flags ([org.concordat.chain.evm.Rules]).
///
/// Memory is bounded by gas alone when a block is executed. A ceiling there would be a rule of
/// consensus that no other client has, and a transaction that crossed it would split the network;
/// the official tests have one (1 GiB over 1024 frames). Gas is bound enough: the most that all
/// frames of one transaction can hold together is about 70 MiB at Osaka's cap of 2^24 gas, 100 MiB
/// at 30 million, 680 MiB at 1000 million, and a node that has less heap fails instead of computing
/// another state. A call outside a block has a ceiling, because there anyone may ask for anything.
/// One frame ends at what a Java array holds (2 GiB, 2^43 gas).
///
/// Execution is a function of its arguments: no clock, no randomness, no iteration over hashed
/// collections. Imports `bytes`, `crypto`, `types`, `spec`. Yellow Paper sections 9 and appendices
/// G and H; the EIPs are named where their rule is.
package org.concordat.chain.evm;
