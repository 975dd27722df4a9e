package org.concordat.deploy.chaos;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.concordat.chain.doctor.Doctor;
import org.concordat.chain.doctor.Examination;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.concordat.deploy.localnet.JvmProfile;
import org.concordat.deploy.localnet.NodeProcess;
import org.concordat.deploy.localnet.RpcClient;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.network.CreationResult;
import org.concordat.genesis.network.MemberFolder;
import org.concordat.genesis.network.Network;
import org.concordat.genesis.network.NetworkCreator;
import org.concordat.genesis.network.NetworkPlan;
import org.concordat.governance.predeploy.SystemPredeploys;
import org.jspecify.annotations.Nullable;

/// One run: founds a network of one validator, then starts, loads and kills its node.
public final class KillRun {
  /// Short, so that most moments fall into the making or the writing of a block.
  private static final int BLOCK_PERIOD_MILLIS = 50;

  private static final List<String> ALONE =
      List.of("--config-file", "config.toml", "--p2p-enabled=false", "--rpc-http-port=0");

  private static final int KILLS_PER_EXAMINATION = 25;

  /// One kill in so many comes while the node is still starting.
  private static final int STARTS_PER_EARLY_KILL = 8;

  private static final int MOST_START_MILLIS = 2_000;
  private static final int MOST_LIFE_MILLIS = 1_000;

  /// A restarted validator keeps silent for a round it may have signed in, twice as long each time
  /// at one height, before it makes blocks again.
  private static final long MOST_SILENCE_SECONDS = 120;

  private final Plan plan;
  private final Network network;
  private final MemberFolder member;
  private final Clock clock;
  private final Consumer<String> progress;
  private final Random random;
  private final Witness witness;
  private final Load load;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> damage = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private volatile @Nullable NodeProcess running;
  private int starts;
  private int kills;
  private int killsWhileStarting;
  private int examinations;

  private KillRun(Plan plan, Network network, Clock clock, Consumer<String> progress) {
    this.plan = plan;
    this.network = network;
    this.member = network.folders().getFirst();
    this.clock = clock;
    this.progress = progress;
    this.random = new Random(plan.seed());
    this.witness = new Witness(new Random(plan.seed() + 1));
    this.load = new Load(network.roster().chainId(), new Random(plan.seed() + 2));
  }

  /// @param directory for the network; must not exist
  public record Plan(int kills, long seed, Path directory) {}

  /// @param progress hears a line now and then
  public static KillReport run(
      Plan plan, SecureRandom secrets, Clock clock, Consumer<String> progress)
      throws InterruptedException {
    KillRun run = new KillRun(plan, found(plan, secrets, clock), clock, progress);
    Thread leaveNothingBehind = new Thread(run::killRunning);
    Runtime.getRuntime().addShutdownHook(leaveNothingBehind);
    try {
      return run.run();
    } finally {
      run.killRunning();
      Runtime.getRuntime().removeShutdownHook(leaveNothingBehind);
    }
  }

  private static Network found(Plan plan, SecureRandom secrets, Clock clock) {
    NetworkPlan one =
        NetworkPlan.consortium(NetworkPlan.localMembers(1), 1, clock.instant().getEpochSecond());
    NetworkPlan busy =
        new NetworkPlan(
            one.chainId(),
            one.forks(),
            one.zeroBaseFee(),
            one.qbft().withTiming(1, 1).withBlockPeriodMillis(BLOCK_PERIOD_MILLIS),
            one.gasLimit(),
            one.timestamp(),
            one.members(),
            Load.accounts());
    return switch (new NetworkCreator(secrets)
        .create(plan.directory(), busy, new SystemPredeploys())) {
      case CreationResult.Created(Network network) -> network;
      case CreationResult.Refused(String reason) -> throw new BadInput(reason);
    };
  }

  private KillReport run() throws InterruptedException {
    Instant began = clock.instant();
    while (kills < plan.kills() && failures.isEmpty()) {
      live();
      if (kills % KILLS_PER_EXAMINATION == 0) {
        examine(false);
        progress.accept(
            "%d kills, %d blocks seen, %d lost, %d findings"
                .formatted(kills, witness.blocks(), witness.lostBlocks(), damage.size()));
      }
    }
    if (failures.isEmpty()) {
      lastLife();
    }
    examine(true);
    return report(Duration.between(began, clock.instant()).toSeconds());
  }

  private KillReport report(long seconds) {
    return new KillReport(
        plan.seed(),
        starts,
        kills,
        killsWhileStarting,
        witness.blocks(),
        witness.transactions(),
        witness.lostBlocks(),
        witness.lostTransactions(),
        examinations,
        damage,
        failures,
        seconds);
  }

  /// From one start to the next kill.
  private void live() throws InterruptedException {
    NodeProcess node = start();
    if (kills > 0 && random.nextInt(STARTS_PER_EARLY_KILL) == 0) {
      Thread.sleep(random.nextInt(MOST_START_MILLIS));
      killsWhileStarting++;
    } else {
      Optional<RpcClient> client = client(node);
      if (client.isPresent()) {
        underLoad(node, client.get());
      }
    }
    kill(node);
  }

  /// The moment is chosen when the node makes blocks again; the thread that waits for it does not
  /// look at what the others are doing.
  private void underLoad(NodeProcess node, RpcClient client) throws InterruptedException {
    if (!witness.check(client) || !load.resume(client) || !awaitBlock(client)) {
      failures.add("start " + starts + " makes no blocks: " + node.output());
      return;
    }
    int life = random.nextInt(MOST_LIFE_MILLIS);
    Thread killer = Thread.ofPlatform().start(() -> killAfter(node, life));
    while (load.send(client) && witness.watch(client)) {
      Thread.onSpinWait();
    }
    killer.join();
  }

  private boolean awaitBlock(RpcClient client) throws InterruptedException {
    long seen = witness.blocks();
    Instant latest = clock.instant().plusSeconds(MOST_SILENCE_SECONDS);
    boolean answered = load.send(client) && witness.watch(client);
    while (answered && witness.blocks() <= seen && clock.instant().isBefore(latest)) {
      Thread.sleep(BLOCK_PERIOD_MILLIS);
      answered = witness.watch(client);
    }
    return witness.blocks() > seen;
  }

  private static void killAfter(NodeProcess node, int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    node.kill();
  }

  private void kill(NodeProcess node) throws InterruptedException {
    node.kill();
    node.await();
    kills++;
  }

  private NodeProcess start() {
    starts++;
    NodeProcess node = NodeProcess.start(JvmProfile.SHORT_LIVED, member.path(), ALONE);
    running = node;
    return node;
  }

  private void killRunning() {
    NodeProcess node = running;
    if (node != null) {
      node.kill();
    }
  }

  private Optional<RpcClient> client(NodeProcess node) throws InterruptedException {
    Optional<URI> url = node.awaitUrl();
    if (url.isEmpty()) {
      failures.add("start " + starts + " failed: " + node.output());
    }
    return url.map(it -> new RpcClient(http, it));
  }

  /// The last start is for questions: about every block ever seen.
  private void lastLife() throws InterruptedException {
    NodeProcess node = start();
    Optional<RpcClient> client = client(node);
    if (client.isPresent() && !witness.checkAll(client.get())) {
      failures.add("the node went away while it was asked for its blocks: " + node.output());
    }
    node.kill();
    node.await();
  }

  private void examine(boolean full) {
    examinations++;
    Doctor doctor = new Doctor(network.genesis(), clock);
    try (KeyValueStore store = RocksDbKeyValueStore.open(member.data());
        KeyValueStore scratch = new InMemoryKeyValueStore()) {
      Examination found = full ? doctor.examineFully(store, scratch) : doctor.examine(store);
      found.findings().forEach(finding -> damage.add(finding.toString()));
      damage.addAll(found.unchecked());
    }
  }
}
