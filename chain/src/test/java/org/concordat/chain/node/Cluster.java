package org.concordat.chain.node;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.network.InMemoryNetwork;
import org.concordat.chain.p2p.discovery.DiscoverySettings;
import org.concordat.chain.p2p.peer.P2pSettings;
import org.concordat.chain.p2p.peer.PeerLimits;
import org.concordat.chain.p2p.peer.Surroundings;
import org.concordat.chain.types.Block;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.QbftConfig;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.genesis.network.Enode;

/// Nodes of one test network in this process, with blocks several times a second. Numbers from 0
/// are validators; higher ones follow.
final class Cluster implements AutoCloseable {
  private static final int PERIOD_MILLIS = 40;
  private static final int SOCKET_PERIOD_MILLIS = 100;
  private static final String HOST = "127.0.0.1";
  static final int MAX_PEERS = 8;
  static final int MAX_INBOUND = 6;
  private static final PeerLimits LIMITS = new PeerLimits(MAX_PEERS, MAX_INBOUND);
  static final QbftConfig FAST = QbftConfig.DEFAULT.withBlockPeriodMillis(PERIOD_MILLIS);

  final InMemoryNetwork wires = new InMemoryNetwork();
  private final TestNetwork network;
  private final Map<Integer, FragileStore> stores = new ConcurrentHashMap<>();
  private final Map<Integer, Node> nodes = new ConcurrentHashMap<>();

  private final IntFunction<Transport> transports;

  Cluster(int validators) {
    this(new TestNetwork(validators).withQbft(FAST));
  }

  Cluster(TestNetwork network) {
    this(network, false);
  }

  private Cluster(TestNetwork network, boolean sockets) {
    this(network, cluster -> sockets ? cluster::sockets : _ -> Transport.within(cluster.wires));
  }

  private Cluster(TestNetwork network, Function<Cluster, IntFunction<Transport>> transports) {
    this.network = network;
    this.transports = transports.apply(this);
  }

  /// Nodes that reach each other over devp2p.
  static Cluster onSockets(int validators) {
    return onSockets(new TestNetwork(validators));
  }

  static Cluster onSockets(TestNetwork network) {
    return new Cluster(
        network.withQbft(QbftConfig.DEFAULT.withBlockPeriodMillis(SOCKET_PERIOD_MILLIS)), true);
  }

  /// Nodes of which each knows the first one only, and that as a bootnode.
  static Cluster discovering(TestNetwork network) {
    return new Cluster(
        network.withQbft(QbftConfig.DEFAULT.withBlockPeriodMillis(SOCKET_PERIOD_MILLIS)),
        cluster -> cluster::discovering);
  }

  static Cluster running(int validators) {
    return new Cluster(validators).startAll();
  }

  /// All validators of genesis.
  Cluster startAll() {
    for (int i = 0; i < network.validatorKeys().size(); i++) {
      start(i);
    }
    return this;
  }

  TestNetwork network() {
    return network;
  }

  /// Starts a node, with what its store still holds if it ran before.
  Node start(int number) {
    FragileStore store = store(number);
    store.reopen();
    NodeSettings settings =
        NodeSettings.local(name(number), network.genesis(), SoftwareKey.of(key(number)), 0);
    Node node = Node.start(settings, store, transports.apply(number), Clock.systemUTC());
    nodes.put(number, node);
    return node;
  }

  /// The others are known by where they listen now; a node that starts dials all that run.
  private Transport sockets(int number) {
    List<Enode> running = nodes().stream().flatMap(it -> it.enode().stream()).toList();
    return Transport.devp2p(
        new P2pSettings(
            SoftwareKey.of(key(number)), HOST, HOST, 0, LIMITS, running, Optional.empty()),
        Optional.empty(),
        Surroundings.system());
  }

  private Transport discovering(int number) {
    List<Enode> first =
        Optional.ofNullable(nodes.get(0)).flatMap(Node::enode).map(List::of).orElse(List.of());
    return Transport.devp2p(
        new P2pSettings(
            SoftwareKey.of(key(number)),
            HOST,
            HOST,
            0,
            LIMITS,
            List.of(),
            Optional.of(new DiscoverySettings(first))),
        Optional.empty(),
        Surroundings.system());
  }

  void stop(int number) {
    Node node = nodes.remove(number);
    if (node != null) {
      node.close();
    }
  }

  Node node(int number) {
    return nodes.get(number);
  }

  List<Node> nodes() {
    return new ArrayList<>(nodes.values());
  }

  FragileStore store(int number) {
    return stores.computeIfAbsent(number, _ -> new FragileStore());
  }

  Address address(int number) {
    return TestNetwork.addressOf(key(number));
  }

  Block block(int number, long height) {
    return nodes.get(number).ledger().blockByNumber(height).orElseThrow();
  }

  /// Of the block after the head of a node.
  List<Address> validators(int number) {
    Ledger ledger = nodes.get(number).ledger();
    return ledger.validatorsAfter(ledger.head().header());
  }

  long head(int number) {
    return nodes.get(number).ledger().head().number();
  }

  Bytes32 hash(int number, long height) {
    return block(number, height).hash();
  }

  void awaitHead(int number, long height) {
    Eventually.until(name(number) + " at " + height, () -> head(number) >= height);
  }

  void awaitHeads(long height) {
    nodes.keySet().forEach(number -> awaitHead(number, height));
  }

  static String name(int number) {
    return "node-" + number;
  }

  Bytes32 key(int number) {
    List<Bytes32> keys = network.validatorKeys();
    return number < keys.size() ? keys.get(number) : TestNetwork.key(5_000 + number);
  }

  @Override
  public void close() {
    stopAll();
  }

  void stopAll() {
    List.copyOf(nodes.keySet()).forEach(this::stop);
  }
}
