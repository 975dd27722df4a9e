package org.concordat.chain.rpc;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.concordat.chain.consensus.ConsensusStatus;
import org.concordat.chain.consensus.ValidatorVotes;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.types.Transaction;

/// All methods of one node.
public final class NodeRpc {
  private NodeRpc() {}

  /// Of a node that takes part in consensus.
  ///
  /// @param gossip told of each transaction that came in by RPC
  public static JsonRpc of(
      Ledger ledger,
      TransactionPool pool,
      ValidatorVotes votes,
      Supplier<ConsensusStatus> status,
      Consumer<Transaction> gossip,
      IntSupplier peerCount,
      InstantSource clock) {
    Map<String, RpcMethod> methods = ofLedger(ledger, pool, gossip, peerCount, clock);
    methods.putAll(new VoteMethods(ledger, votes).methods());
    methods.putAll(new ConsensusMethods(status, clock).methods());
    return new JsonRpc(methods);
  }

  /// Of a ledger that is only read.
  public static JsonRpc of(
      Ledger ledger,
      TransactionPool pool,
      Consumer<Transaction> gossip,
      IntSupplier peerCount,
      InstantSource clock) {
    return new JsonRpc(ofLedger(ledger, pool, gossip, peerCount, clock));
  }

  private static Map<String, RpcMethod> ofLedger(
      Ledger ledger,
      TransactionPool pool,
      Consumer<Transaction> gossip,
      IntSupplier peerCount,
      InstantSource clock) {
    Blocks blocks = new Blocks(ledger);
    Map<String, RpcMethod> methods = new HashMap<>();
    List.of(
            new ChainMethods(ledger, pool, blocks).methods(),
            new StateMethods(ledger, pool, blocks).methods(),
            new CallMethods(ledger, blocks).methods(),
            new FeeMethods(ledger, blocks).methods(),
            new SubmitMethods(pool, gossip).methods(),
            new LogMethods(ledger, blocks, clock).methods(),
            new NodeMethods(ledger, peerCount).methods(),
            new QbftMethods(ledger, blocks).methods(),
            new PoolMethods(pool).methods())
        .forEach(methods::putAll);
    return methods;
  }
}
