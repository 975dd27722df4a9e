/// Settlement: what a consortium finalises is posted to a public L2, and anyone can check it later
/// from one file.
///
/// Packages, each using only those before it: `proof` (checks on bytes: RLP, Merkle proofs, seals),
/// `evidence` (the package file and its strict codec), `verify` (the verdict), `relayer` (posts
/// anchors, exactly once), `assemble` (collects an evidence package), `rpc` (the JSON-RPC adapters
/// of the ports the others declare; the only package that talks to a network). `compliance` (what a
/// batch's proof must be about, and the arguments that show it) uses `assemble`; `verifier` stands
/// apart: it makes the contract that checks proofs of a Groth16 key.
///
/// An anchor proves what the validators finalised, not that execution was right. The module may use
/// genesis and web3j; it never sees the node's own code. Spec: `docs/architecture.md`.
@NullMarked
package org.concordat.anchor;

import org.jspecify.annotations.NullMarked;
