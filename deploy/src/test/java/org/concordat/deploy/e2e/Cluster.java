package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.concordat.chain.network.InMemoryNetwork;
import org.concordat.chain.node.Node;
import org.concordat.chain.node.NodeSettings;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.ParseResult;
import org.concordat.genesis.network.CreationResult;
import org.concordat.genesis.network.Member;
import org.concordat.genesis.network.MemberFolder;
import org.concordat.genesis.network.Network;
import org.concordat.genesis.network.NetworkCreator;
import org.concordat.genesis.network.NetworkPlan;
import org.concordat.governance.predeploy.SystemPredeploys;
import org.jspecify.annotations.Nullable;

/// Validators on disk in one process that can be stopped and started again.
final class Cluster implements AutoCloseable {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Network network;
  private final InMemoryNetwork wires = new InMemoryNetwork();
  private final List<@Nullable Node> nodes = new ArrayList<>();

  private Cluster(Network network) {
    this.network = network;
  }

  static Cluster start(Path directory, int members) {
    Clock clock = Clock.systemUTC();
    NetworkPlan plan =
        NetworkPlan.consortium(
            NetworkPlan.localMembers(members), 1, clock.instant().getEpochSecond());
    CreationResult created =
        new NetworkCreator(new SecureRandom()).create(directory, plan, new SystemPredeploys());
    assertThat(created).isInstanceOf(CreationResult.Created.class);
    Cluster cluster = new Cluster(((CreationResult.Created) created).network());
    for (int i = 0; i < members; i++) {
      cluster.nodes.add(null);
      cluster.start(i);
    }
    return cluster;
  }

  /// Starts a lone validator once, so that its data directory exists, and stops it.
  static void initialise(Path memberFolder, Path data) throws IOException {
    MemberFolder folder = new MemberFolder(memberFolder);
    ParseResult parsed = GenesisFile.parse(Files.readString(folder.genesis()));
    GenesisFile genesis = ((ParseResult.Parsed) parsed).file();
    Node.start(
            NodeSettings.local("lone", genesis, folder.nodeKey(), 0),
            RocksDbKeyValueStore.open(data),
            new InMemoryNetwork(),
            Clock.systemUTC())
        .close();
  }

  void start(int index) {
    Member member = network.roster().members().get(index);
    MemberFolder folder = network.folder(member);
    nodes.set(
        index,
        Node.start(
            NodeSettings.local(member.name(), network.genesis(), folder.nodeKey(), 0),
            RocksDbKeyValueStore.open(folder.data()),
            wires,
            Clock.systemUTC()));
  }

  void stop(int index) {
    node(index).close();
    nodes.set(index, null);
  }

  Node node(int index) {
    Node node = nodes.get(index);
    assertThat(node).as("validator %d runs", index).isNotNull();
    return node;
  }

  Network network() {
    return network;
  }

  long height(int index) {
    return node(index).ledger().head().number();
  }

  /// Waits until every running validator has this height.
  void awaitHeight(long height, int seconds) {
    assertThat(
            within(
                seconds,
                () ->
                    nodes.stream()
                        .filter(node -> node != null)
                        .allMatch(node -> node.ledger().head().number() >= height)))
        .as("all running validators at %d within %d s", height, seconds)
        .isTrue();
  }

  /// Polls until the condition holds or the time is over.
  static boolean within(int seconds, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      if (condition.getAsBoolean()) {
        return true;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return condition.getAsBoolean();
  }

  @Override
  public void close() {
    for (Node node : nodes) {
      if (node != null) {
        node.close();
      }
    }
  }
}
