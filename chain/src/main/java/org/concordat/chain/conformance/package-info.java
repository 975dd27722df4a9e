/// The official state tests: reading their format and running one case.
///
/// A state test is a transaction on a state, with the state root and the logs that must come of it
/// (the GeneralStateTests of ethereum/tests and of execution-spec-tests). `concordat evm statetest`
/// and the tests of this module run cases through the same classes.
///
/// - [org.concordat.chain.conformance.StateTestFile] reads a file. Files are hostile until read:
///   size and nesting are bounded, and a file of another form is rejected with the place and the
///   reason.
/// - [org.concordat.chain.conformance.StateTestRunner] runs a case by the rules of
///   [org.concordat.chain.execution] and says what differs.
///
/// Nothing a node runs depends on this package. May import bytes, crypto, rlp, types, spec, state,
/// evm and execution, and Jackson.
@NullMarked
package org.concordat.chain.conformance;

import org.jspecify.annotations.NullMarked;
