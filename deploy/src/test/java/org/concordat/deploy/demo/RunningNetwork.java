package org.concordat.deploy.demo;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.concordat.anchor.rpc.JsonRpc;
import org.concordat.anchor.rpc.JsonRpcConsortium;
import org.concordat.chain.network.InMemoryNetwork;
import org.concordat.chain.node.Node;
import org.concordat.chain.node.NodeSettings;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.genesis.network.CreationResult;
import org.concordat.genesis.network.Member;
import org.concordat.genesis.network.Network;
import org.concordat.genesis.network.NetworkCreator;
import org.concordat.genesis.network.NetworkPlan;
import org.concordat.governance.predeploy.SystemPredeploys;

/// The founders' nodes in this process, and others that join them.
final class RunningNetwork implements AutoCloseable {
  private final Network network;
  private final Path directory;
  private final Clock clock;
  private final InMemoryNetwork wires = new InMemoryNetwork();
  private final List<Node> nodes = new ArrayList<>();

  private RunningNetwork(Network network, Path directory, Clock clock) {
    this.network = network;
    this.directory = directory;
    this.clock = clock;
  }

  static RunningNetwork found(Path directory, int founders, SecureRandom random, Clock clock) {
    NetworkPlan plan =
        NetworkPlan.consortium(
            NetworkPlan.localMembers(founders), 1, clock.instant().getEpochSecond());
    CreationResult created =
        new NetworkCreator(random)
            .create(directory.resolve("network"), plan, new SystemPredeploys());
    Network network = ((CreationResult.Created) created).network();
    RunningNetwork running = new RunningNetwork(network, directory, clock);
    for (Member member : network.roster().members()) {
      running.start(member.name(), network.folder(member).nodeKey());
    }
    return running;
  }

  Network network() {
    return network;
  }

  void start(String name, SigningKey key) {
    nodes.add(
        Node.start(
            NodeSettings.local(name, network.genesis(), key, 0),
            RocksDbKeyValueStore.open(directory.resolve("data-" + name)),
            wires,
            clock));
  }

  void stop(int index) {
    nodes.remove(index).close();
  }

  /// Of the first node.
  String rpcUrl() {
    return nodes.getFirst().rpcUrl();
  }

  /// What the first node tells.
  JsonRpcConsortium chain() {
    return new JsonRpcConsortium(JsonRpc.consortium(rpcUrl()));
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
  }
}
