package org.concordat.deploy.bench;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.concordat.deploy.bench.NetworkSenders.Group;
import org.concordat.deploy.localnet.FreePorts;
import org.concordat.deploy.localnet.JvmProfile;
import org.concordat.deploy.localnet.LocalNetwork;
import org.concordat.genesis.network.CreationResult;
import org.concordat.genesis.network.MemberPlan;
import org.concordat.genesis.network.NetworkCreator;
import org.concordat.genesis.network.NetworkPlan;
import org.concordat.governance.predeploy.SystemPredeploys;

/// A whole network, its validators in processes of their own, under load over JSON-RPC.
public final class NetworkBench {
  private static final long GAS_LIMIT = 250_000_000;

  /// Longer than a block on a busy machine takes: a round change would measure the machine.
  private static final int REQUEST_TIMEOUT_SECONDS = 10;

  /// What is signed ahead for each second; a faster network ends its measurement early.
  private static final int MOST_PER_SECOND = 4_000;

  private static final Duration SPARE = Duration.ofSeconds(10);
  private static final Duration FIRST_BLOCK = Duration.ofMinutes(5);

  private final Plan plan;
  private final Consumer<String> progress;

  /// @param inFlight transactions that are sent and in no block yet
  public record Plan(int validators, Duration warmUp, Duration measure, int inFlight) {
    int supply() {
      return supply(MOST_PER_SECOND);
    }

    /// With some to spare: a measurement ends with a block, not on the second.
    int supply(double perSecond) {
      return (int) (warmUp.plus(measure).plus(SPARE).toSeconds() * perSecond);
    }
  }

  public NetworkBench(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /// @param directory for the network; must not exist
  /// @param options of the nodes beside their `config.toml`
  public NetworkFigures run(String engine, Path directory, String... options)
      throws InterruptedException {
    NetworkPlan network = networkPlan();
    found(directory, network);
    progress.accept(engine + ": starting " + plan.validators() + " validators");
    try (LocalNetwork nodes =
        LocalNetwork.in(directory, JvmProfile.LONG_RUNNING, Clock.systemUTC())) {
      Thread leaveNothingBehind = new Thread(nodes::close);
      Runtime.getRuntime().addShutdownHook(leaveNothingBehind);
      nodes.startAll(options);
      if (!nodes.awaitHead(1, FIRST_BLOCK)) {
        throw new BenchException(engine + " makes no block: " + nodes.output(0));
      }
      NetworkFigures figures = measure(engine, nodes, network.chainId());
      Runtime.getRuntime().removeShutdownHook(leaveNothingBehind);
      return figures;
    }
  }

  private NetworkFigures measure(String engine, LocalNetwork nodes, long chainId)
      throws InterruptedException {
    NetworkLoad load = new NetworkLoad(nodes, plan.warmUp(), plan.measure());
    progress.accept(engine + ": transfers");
    NetworkSenders first = new NetworkSenders(chainId, Group.TRANSFERS);
    var transfers = load.saturate(first.sign(Workload.TRANSFERS, plan.supply()), plan.inFlight());
    double half = transfers.perSecond() / 2;
    progress.accept("%s: %.0f transfers a second for latency".formatted(engine, half));
    NetworkSenders second = new NetworkSenders(chainId, Group.PACED_TRANSFERS);
    var paced = load.pace(second.sign(Workload.TRANSFERS, plan.supply(half)), half);
    progress.accept(engine + ": stores");
    NetworkSenders third = new NetworkSenders(chainId, Group.STORES);
    var stores = load.saturate(third.sign(Workload.STORAGE_WRITES, plan.supply()), plan.inFlight());
    return new NetworkFigures(engine, plan.validators(), transfers, stores, paced);
  }

  private NetworkPlan networkPlan() {
    List<Integer> ports = FreePorts.take(2 * plan.validators());
    List<MemberPlan> members = new ArrayList<>();
    IntStream.range(0, plan.validators())
        .forEach(i ->
            members.add(
                new MemberPlan(
                    "member-" + (i + 1), "127.0.0.1", ports.get(2 * i), ports.get(2 * i + 1))));
    NetworkPlan usual =
        NetworkPlan.consortium(members, 1, Clock.systemUTC().instant().getEpochSecond());
    return new NetworkPlan(
        usual.chainId(),
        usual.forks(),
        usual.zeroBaseFee(),
        usual.qbft().withTiming(1, REQUEST_TIMEOUT_SECONDS),
        GAS_LIMIT,
        usual.timestamp(),
        members,
        NetworkSenders.accounts());
  }

  private static void found(Path directory, NetworkPlan plan) {
    CreationResult result =
        new NetworkCreator(new SecureRandom()).create(directory, plan, new SystemPredeploys());
    if (result instanceof CreationResult.Refused(String reason)) {
      throw new BenchException(reason);
    }
  }
}
