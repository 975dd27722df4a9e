package org.concordat.deploy.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.concordat.chain.network.InMemoryNetwork;
import org.concordat.chain.node.Node;
import org.concordat.chain.node.NodeSettings;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.concordat.deploy.localnet.JvmProfile;
import org.concordat.deploy.localnet.LocalNetwork;
import org.concordat.deploy.localnet.LocalNetworkException;
import org.concordat.genesis.network.Member;
import org.concordat.genesis.network.MemberFolder;
import org.concordat.genesis.network.Network;

/// The members' nodes as everything above knows them: places that answer JSON-RPC, whoever runs
/// behind them.
interface MemberNodes extends AutoCloseable {
  /// One for each member, in the roster's order.
  List<String> rpcUrls();

  @Override
  void close();

  /// Our own nodes, all in this process.
  record Embedded(List<Node> nodes) implements MemberNodes {
    /// @param firstRpcPort of the first node, the others follow; 0 takes free ones
    static Embedded start(Network network, int firstRpcPort, Clock clock) {
      Embedded started = new Embedded(new ArrayList<>());
      InMemoryNetwork wires = new InMemoryNetwork();
      try {
        for (Member member : network.roster().members()) {
          int port = firstRpcPort == 0 ? 0 : firstRpcPort + started.nodes.size();
          MemberFolder folder = network.folder(member);
          started.nodes.add(
              Node.start(
                  NodeSettings.local(member.name(), network.genesis(), folder.nodeKey(), port),
                  RocksDbKeyValueStore.open(folder.data()),
                  wires,
                  clock));
        }
        return started;
      } catch (RuntimeException e) {
        started.close();
        throw e;
      }
    }

    @Override
    public List<String> rpcUrls() {
      return nodes.stream().map(Node::rpcUrl).toList();
    }

    @Override
    public void close() {
      nodes.forEach(Node::close);
    }
  }

  /// `concordat node` in a process for each member, with the engine it has chosen.
  record Processes(LocalNetwork local, List<String> rpcUrls) implements MemberNodes {
    static Processes start(Path directory, Engines engines, int firstRpcPort, Clock clock) {
      LocalNetwork local = LocalNetwork.in(directory, JvmProfile.LONG_RUNNING, clock);
      try {
        for (int i = 0; i < local.size(); i++) {
          List<String> options = new ArrayList<>(engines.options(i));
          options.add("--rpc-http-port=" + (firstRpcPort == 0 ? 0 : firstRpcPort + i));
          local.start(i, options.toArray(String[]::new));
        }
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < local.size(); i++) {
          urls.add(local.rpcUrl(i).toString());
        }
        return new Processes(local, List.copyOf(urls));
      } catch (RuntimeException e) {
        local.close();
        throw e;
      } catch (InterruptedException e) {
        local.close();
        Thread.currentThread().interrupt();
        throw new LocalNetworkException("interrupted while the members' nodes started");
      }
    }

    @Override
    public void close() {
      local.close();
    }
  }
}
