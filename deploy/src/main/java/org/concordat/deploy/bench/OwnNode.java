package org.concordat.deploy.bench;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.evm.compiled.EvmEngine;
import org.concordat.chain.ledger.CallRequest;
import org.concordat.chain.ledger.CallResult;
import org.concordat.chain.network.InMemoryNetwork;
import org.concordat.chain.node.Node;
import org.concordat.chain.node.NodeSettings;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.ForkSchedule;
import org.concordat.genesis.config.GenesisAccount;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.Milestone;
import org.concordat.genesis.config.QbftConfig;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.genesis.network.Member;
import org.concordat.genesis.network.NetworkCreator;
import org.concordat.genesis.network.NetworkPlan;

/// A node of our own in this process, with the programs in its genesis.
///
/// @param genesis for peers to start from
record OwnNode(GenesisFile genesis, SoftwareKey key, Node node) implements AutoCloseable {
  static final long CHAIN_ID = 20_262;
  private static final long GAS_LIMIT = 1_000_000_000;
  static final String ENGINE = "engine in process";
  static final String NAME = "concordat";
  private static final int UNUSED_PORT = 30_303;

  static OwnNode start(SortedMap<Address, GenesisAccount> accounts) {
    SoftwareKey key = SoftwareKey.generate(new SecureRandom());
    Clock clock = Clock.systemUTC();
    Member only = new Member(NAME, key.address(), key.publicKey(), "127.0.0.1", UNUSED_PORT);
    NetworkPlan plan =
        new NetworkPlan(
            CHAIN_ID,
            ForkSchedule.allAtGenesis(Milestone.PRAGUE),
            true,
            QbftConfig.DEFAULT,
            GAS_LIMIT,
            clock.instant().getEpochSecond(),
            List.of(),
            accounts);
    GenesisFile genesis = NetworkCreator.genesis(plan, List.of(only), Map.of());
    return new OwnNode(genesis, key, start(genesis, key, EvmEngine.INTERPRETED));
  }

  /// A node with the same genesis, alone as well, that compiles.
  EvmCandidate compiling() {
    return CompilingNode.of(start(genesis, key, EvmEngine.COMPILED));
  }

  private static Node start(GenesisFile genesis, SoftwareKey key, EvmEngine engine) {
    return Node.start(
        NodeSettings.local(NAME, genesis, key, 0).withEngine(engine),
        new InMemoryKeyValueStore(),
        new InMemoryNetwork(),
        Clock.systemUTC());
  }

  /// The engine as other code of this process calls it.
  EvmCandidate engine() {
    return new Engine(node);
  }

  /// The node as a client sees it.
  EvmCandidate overRpc() {
    return overRpc(NAME, node);
  }

  static RpcCandidate overRpc(String name, Node node) {
    return new RpcCandidate(
        JsonRpcClient.at(name, node.rpcUrl()), () -> Optional.of(ownCpu()), () -> {});
  }

  /// Of this whole process: for the node over RPC that is the benchmark's client as well.
  private static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    node.close();
  }

  private record Engine(Node node) implements EvmCandidate {
    @Override
    public String name() {
      return ENGINE;
    }

    @Override
    public Bytes call(Address contract, Bytes data, long gas) {
      CallResult result =
          node.ledger().call(CallRequest.view(contract, data, gas), node.ledger().head().header());
      if (result instanceof CallResult.Returned returned) {
        return returned.output();
      }
      throw new BenchException("the call of " + contract + " ended with " + result);
    }

    @Override
    public Optional<Duration> cpu() {
      return Optional.of(ownCpu());
    }

    @Override
    public void close() {}
  }
}
