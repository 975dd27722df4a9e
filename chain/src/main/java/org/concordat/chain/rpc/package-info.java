/// JSON-RPC over HTTP, as Ethereum clients speak it and Besu answers it.
///
/// [org.concordat.chain.rpc.RpcServer] takes bytes off the wire, [org.concordat.chain.rpc.JsonRpc]
/// turns them into calls of [org.concordat.chain.rpc.RpcMethod]s, and each namespace (`eth`, `net`,
/// `web3`, `qbft`, `txpool`, `concordat`) is one class that lists its methods. Nothing here writes
/// state: a transaction goes into the pool, everything else reads. Every request is hostile until
/// parsed: size, nesting, batch length, filter count and log ranges have named bounds.
///
/// Two things differ from Besu on purpose: `safe` and `finalized` mean the head, because a QBFT
/// block is final once it is imported; and a revert has code 3 with the data, which is what web3j
/// and ethers look for.
///
/// Only this package sees Jetty. May use every package of chain below it; nothing in chain but the
/// node's assembly uses it. Source: the execution API specification and Besu's documented
/// behaviour.
@org.jspecify.annotations.NullMarked
package org.concordat.chain.rpc;
