package org.concordat.chain.node;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.concordat.chain.consensus.ConsensusLoop;
import org.concordat.chain.consensus.ProducerPolicy;
import org.concordat.chain.consensus.StoredSafetyRecords;
import org.concordat.chain.consensus.ValidatorVotes;
import org.concordat.chain.execution.TransactionValidator;
import org.concordat.chain.ledger.BlockRules;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.LedgerOpening;
import org.concordat.chain.metrics.NodeMetrics;
import org.concordat.chain.network.Link;
import org.concordat.chain.network.Network;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.p2p.peer.Devp2pLink;
import org.concordat.chain.pool.PoolLimits;
import org.concordat.chain.pool.PoolView;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.rpc.NodeRpc;
import org.concordat.chain.rpc.PeerMethods;
import org.concordat.chain.rpc.RpcMethod;
import org.concordat.chain.rpc.RpcServer;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.network.Enode;

/// A running node. It validates when its key is among the validators, and follows when it is not.
public final class Node implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger();

  private final NodeSettings settings;
  private final Ledger ledger;
  private final TransactionPool pool;
  private final Link link;
  private final RpcServer rpc;
  private final NodeMetrics metrics;
  private final Parts parts;

  private Node(
      NodeSettings settings,
      Ledger ledger,
      TransactionPool pool,
      Link link,
      RpcServer rpc,
      NodeMetrics metrics,
      Parts parts) {
    this.settings = settings;
    this.ledger = ledger;
    this.pool = pool;
    this.link = link;
    this.rpc = rpc;
    this.metrics = metrics;
    this.parts = parts;
  }

  /// Opens the ledger, joins the network, starts consensus and JSON-RPC.
  ///
  /// @param store becomes the node's own: it is closed with the node, or when the start fails
  /// @throws org.concordat.chain.ChainException when the store, the genesis or the port is not
  ///   usable
  public static Node start(
      NodeSettings settings, KeyValueStore store, Transport transport, InstantSource clock) {
    Parts parts = new Parts();
    try {
      parts.add(store);
      Node node = assemble(settings, store, transport, clock, parts);
      LOG.info("{} is up at {}, head {}", node.name(), node.rpcUrl(), node.ledger.head().number());
      return node;
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /// A node among others of this process.
  public static Node start(
      NodeSettings settings, KeyValueStore store, Network network, InstantSource clock) {
    return start(settings, store, Transport.within(network), clock);
  }

  private static Node assemble(
      NodeSettings settings,
      KeyValueStore store,
      Transport transport,
      InstantSource clock,
      Parts parts) {
    Ledger ledger =
        LedgerOpening.open(
            settings.genesis(), store, clock, settings.retention(), settings.engine().compiler());
    TransactionPool pool = poolOn(ledger, settings);
    Peers peers = new Peers(ledger, pool);
    Network network = transport.over(settings.genesis(), ledger, pool);
    Link link = parts.add(network.join(settings.name(), peers));
    ProducerPolicy policy =
        new ProducerPolicy(
            settings.name(), settings.gasLimitTarget(), settings.vanity(), settings.shape());
    ValidatorVotes votes = new ValidatorVotes();
    ConsensusLoop consensus =
        parts.add(
            new ConsensusLoop(
                ledger,
                pool,
                votes,
                new StoredSafetyRecords(store),
                settings.key(),
                policy,
                clock,
                link));
    RpcServer rpc = parts.add(serve(settings, ledger, pool, votes, link, consensus, clock));
    peers.listenWith(consensus);
    consensus.start();
    NodeMetrics metrics = new NodeMetrics(ledger, pool, link::peerCount, consensus::status, clock);
    return new Node(settings, ledger, pool, link, rpc, metrics, parts);
  }

  private static TransactionPool poolOn(Ledger ledger, NodeSettings settings) {
    PoolLimits limits =
        settings.minGasPrice().isZero()
            ? PoolLimits.free()
            : PoolLimits.ofFees(settings.minGasPrice());
    TransactionPool pool = new TransactionPool(limits, () -> viewOf(ledger));
    ledger.addHeadListener(pool);
    ledger.lookUpTransactionsIn(pool::get);
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
      ValidatorVotes votes,
      Link link,
      ConsensusLoop consensus,
      InstantSource clock) {
    return RpcServer.start(
        settings.endpoint(),
        NodeRpc.of(
                ledger,
                pool,
                votes,
                consensus::status,
                transaction -> gossip(link, transaction),
                link::peerCount,
                clock)
            .with(methodsAbout(link, ledger)),
        () -> Map.of("consensus", !consensus.isHalted()));
  }

  private static Map<String, RpcMethod> methodsAbout(Link link, Ledger ledger) {
    return link instanceof Devp2pLink devp2p
        ? new PeerMethods(ledger, new LinkPeering(devp2p, ledger.head().number())).methods()
        : Map.of();
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

  public NodeMetrics metrics() {
    return metrics;
  }

  public String rpcUrl() {
    return rpc.url();
  }

  /// How many others it is connected to.
  public int peerCount() {
    return link.peerCount();
  }

  /// How others dial it; empty for a node that is not on devp2p.
  public Optional<Enode> enode() {
    return link instanceof Devp2pLink devp2p ? Optional.of(devp2p.enode()) : Optional.empty();
  }

  /// Stops taking requests, ends consensus and the work at hand, leaves the network, closes the
  /// store.
  @Override
  public void close() {
    parts.close();
  }
}
