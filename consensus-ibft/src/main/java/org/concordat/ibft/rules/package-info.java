/// The pure predicates of QBFT: proposer, timeouts, validity of proposals and round changes.
///
/// A check answers with a reason or with nothing; it never throws on what a peer sent. Rules are
/// those of Besu 26.x, which tightens the formal specification (one author once per certificate,
/// equal metadata for equal prepared rounds, a cap on rounds). May import `ibft.model`,
/// `ibft.message` and the `Rejection` reasons of `ibft.effect`.
///
/// Specification: `node_auxiliary_functions.dfy`.
package org.concordat.ibft.rules;
