/// The constitution: who belongs to the consortium, what its own contracts hold, and a client for
/// its ballots.
///
/// Packages, each using only those before it: this one (a member, the module's fault), `contract`
/// (compiled contracts as they are committed), `predeploy` (their accounts in the genesis state),
/// `client` (reads and changes the constitution over JSON-RPC; the only package that uses web3j for
/// more than hashing).
///
/// The Solidity sources are in `contracts/` beside `src/`. The module may use genesis and web3j; it
/// never sees the node's own code. Spec: `docs/architecture.md`.
@NullMarked
package org.concordat.governance;

import org.jspecify.annotations.NullMarked;
