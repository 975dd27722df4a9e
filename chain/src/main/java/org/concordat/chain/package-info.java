/// The ledger: bytes to blocks, and the shell that drives QBFT.
///
/// Packages, each using only those before it: `bytes` → `crypto` → `rlp` → `types` → `spec` →
/// `trie`, `store` → `state` → `evm` → `execution` → `conformance` (the official state tests, off
/// every node's path), `ledger` → `pool` → `network`, `p2p` (devp2p) → `consensus` → `rpc` →
/// `node`. This root holds the module's one exception, which every package may throw for a fault of
/// its environment; rejected input is a value instead.
@org.jspecify.annotations.NullMarked
package org.concordat.chain;
