/// The official state and blockchain tests: reading their formats and running one case.
///
/// A state test is a transaction on a state, with the state root and the logs that must come of it
/// (the GeneralStateTests of ethereum/tests and of execution-spec-tests). A blockchain test is a
/// first block and blocks to take or refuse. `concordat evm statetest`, `concordat evm blocktest`
/// and the tests of this module run cases through the same classes.
///
/// - [org.concordat.chain.conformance.StateTestFile] and
///   [org.concordat.chain.conformance.BlockTestFile] read a file. Files are hostile until read:
///   size and nesting are bounded, and a file of another form is rejected with the place and the
///   reason.
/// - [org.concordat.chain.conformance.StateTestRunner] runs a case by the rules of
///   [org.concordat.chain.execution] and says what differs.
/// - [org.concordat.chain.conformance.BlockTestCase] imports blocks by the main network's rules
///   from London on, without proof of work: base fee, blob gas, withdrawals and system calls, which
///   do not act on a network of ours.
///
/// Nothing a node runs depends on this package. May import bytes, crypto, rlp, types, spec, trie,
/// state, evm and execution, and Jackson.
@NullMarked
package org.concordat.chain.conformance;

import org.jspecify.annotations.NullMarked;
