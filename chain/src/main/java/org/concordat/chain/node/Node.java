package org.concordat.chain.node;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.consensus.ConsensusLoop;
import org.concordat.chain.consensus.ProducerPolicy;
import org.concordat.chain.consensus.StoredSafetyRecords;
import org.concordat.chain.execution.TransactionValidator;
import org.concordat.chain.ledger.BlockRules;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.LedgerOpening;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.Network;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.pool.PoolLimits;
import org.concordat.chain.pool.PoolView;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.rpc.NodeRpc;
import org.concordat.chain.rpc.RpcServer;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Transaction;

/// A running node. It validates when its key is among the validators, and follows when it is not.
public final class Node implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger();

  /// Besu's default for `--min-gas-price`, on networks where gas has a price.
  private static final Word MIN_GAS_PRICE = Word.of(1000);

  private final NodeSettings settings;
  private final KeyValueStore store;
  private final Ledger ledger;
  private final TransactionPool pool;
  private final Link link;
  private final ConsensusLoop consensus;
  private final RpcServer rpc;

  private Node(
      NodeSettings settings,
      KeyValueStore store,
      Ledger ledger,
      TransactionPool pool,
      Link link,
      ConsensusLoop consensus,
      RpcServer rpc) {
    this.settings = settings;
    this.store = store;
    this.ledger = ledger;
    this.pool = pool;
    this.link = link;
    this.consensus = consensus;
    this.rpc = rpc;
  }

  /// Opens the ledger, joins the network, starts consensus and JSON-RPC.
  ///
  /// @param store becomes the node's own: it is closed with the node, or when the start fails
  /// @throws org.concordat.chain.ChainException when the store, the genesis or the port is not
  ///   usable
  public static Node start(
      NodeSettings settings, KeyValueStore store, Network network, InstantSource clock) {
    try (Opened opened = new Opened()) {
      opened.add(store);
      Ledger ledger = LedgerOpening.open(settings.genesis(), store, clock);
      TransactionPool pool = poolOn(ledger, settings);
      Peers peers = new Peers(ledger, pool);
      Link link = opened.add(network.join(settings.name(), peers));
      ProducerPolicy policy =
          new ProducerPolicy(
              settings.name(), settings.gasLimitTarget(), settings.vanity(), settings.shape());
      ConsensusLoop consensus =
          opened.add(
              new ConsensusLoop(
                  ledger,
                  pool,
                  new StoredSafetyRecords(store),
                  settings.key(),
                  policy,
                  clock,
                  link));
      RpcServer rpc = opened.add(serve(settings, ledger, pool, link, consensus, clock));
      peers.listenWith(consensus);
      consensus.start();
      opened.keep();
      LOG.info("{} is up at {}, head {}", settings.name(), rpc.url(), ledger.head().number());
      return new Node(settings, store, ledger, pool, link, consensus, rpc);
    }
  }

  private static TransactionPool poolOn(Ledger ledger, NodeSettings settings) {
    PoolLimits limits =
        settings.genesis().config().zeroBaseFee()
            ? PoolLimits.free()
            : PoolLimits.ofFees(MIN_GAS_PRICE);
    TransactionPool pool = new TransactionPool(limits, () -> viewOf(ledger));
    ledger.addHeadListener(pool);
    return pool;
  }

  private static PoolView viewOf(Ledger ledger) {
    BlockHeader head = ledger.head().header();
    BlockRules rules = ledger.rulesAfter(head, head.timestamp());
    return new PoolView(
        ledger.stateAt(head),
        new TransactionValidator(rules.execution()),
        rules.baseFee(),
        head.gasLimit());
  }

  private static RpcServer serve(
      NodeSettings settings,
      Ledger ledger,
      TransactionPool pool,
      Link link,
      ConsensusLoop consensus,
      InstantSource clock) {
    return RpcServer.start(
        settings.rpcHost(),
        settings.rpcPort(),
        settings.hostAllowlist(),
        NodeRpc.of(ledger, pool, transaction -> gossip(link, transaction), link::peerCount, clock),
        () -> Map.of("consensus", !consensus.isHalted()));
  }

  private static void gossip(Link link, Transaction transaction) {
    link.broadcast(new PeerMessage.PooledTransaction(transaction.encode()));
  }

  public String name() {
    return settings.name();
  }

  public Ledger ledger() {
    return ledger;
  }

  public TransactionPool pool() {
    return pool;
  }

  public String rpcUrl() {
    return rpc.url();
  }

  /// Stops taking requests, leaves the network, lets the work at hand end, closes the store.
  @Override
  public void close() {
    rpc.close();
    link.close();
    consensus.close();
    store.close();
  }

  /// What a start has opened so far, to be closed again if it does not come to its end.
  private static final class Opened implements AutoCloseable {
    private final List<AutoCloseable> things = new ArrayList<>();

    <T extends AutoCloseable> T add(T thing) {
      things.addFirst(thing);
      return thing;
    }

    void keep() {
      things.clear();
    }

    @Override
    public void close() {
      for (AutoCloseable thing : things) {
        try {
          thing.close();
        } catch (Exception e) {
          LOG.warn("could not close after a failed start", e);
        }
      }
    }
  }
}
