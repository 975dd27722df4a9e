package org.concordat.deploy.chaos;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.concordat.deploy.chaos.ChaosPlan.Step;
import org.concordat.deploy.localnet.LocalNetworkException;
import org.concordat.deploy.localnet.RpcClient;
import org.concordat.genesis.keys.SoftwareKey;

/// One run of a [ChaosPlan] over four processes.
public final class ChaosRun {
  private static final Duration BEAT = Duration.ofMillis(100);
  private static final Duration LOAD_BEAT = Duration.ofSeconds(1);

  /// How long members that were wiped wait for the others at most.
  private static final Duration MOST_WAITING = Duration.ofMinutes(2);

  /// A height and the next: nothing that a wiped member has signed is undecided then.
  private static final int PASSED = 2;

  private static final Duration TOGETHER_WITHIN = Duration.ofSeconds(40);

  private final ChaosPlan plan;
  private final Stage stage;
  private final Clock clock;
  private final Consumer<String> progress;
  private final BlockWatch blocks = new BlockWatch();
  private final Eavesdropper ears = new Eavesdropper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Thread> watchers = new ArrayList<>();
  private final Map<Fault, Stranger> strangers = new HashMap<>();
  private final List<String> failures = new ArrayList<>();
  private int active;
  private long slowestMillis;

  private ChaosRun(ChaosPlan plan, Stage stage, Clock clock, Consumer<String> progress) {
    this.plan = plan;
    this.stage = stage;
    this.clock = clock;
    this.progress = progress;
  }

  /// @param directory for the network; must not exist
  /// @param progress hears a line for each step
  public static ChaosReport run(
      ChaosPlan plan, Path directory, SecureRandom secrets, Clock clock, Consumer<String> progress)
      throws InterruptedException {
    try (Stage stage = Stage.in(directory, secrets, clock)) {
      Thread leaveNothingBehind = new Thread(stage::close);
      Runtime.getRuntime().addShutdownHook(leaveNothingBehind);
      ChaosRun run = new ChaosRun(plan, stage, clock, progress);
      try {
        return run.run(SoftwareKey.generate(secrets));
      } finally {
        run.stop();
        Runtime.getRuntime().removeShutdownHook(leaveNothingBehind);
      }
    }
  }

  private ChaosReport run(SoftwareKey stranger) throws InterruptedException {
    stage.startAll();
    ears.join(stage.network().genesis(), stranger, stage.enodes());
    for (int member = 0; member < ChaosPlan.MEMBERS; member++) {
      RpcClient rpc = stage.rpc(member, http);
      watchers.add(Thread.ofVirtual().start(() -> watch(rpc)));
    }
    watchers.add(Thread.ofVirtual().start(this::load));
    Instant began = clock.instant();
    long recovery = 0;
    for (Step step : plan.steps()) {
      sleepUntil(began.plusMillis(step.atMillis()));
      recovery = step(step);
    }
    boolean together = together();
    return new ChaosReport(
        plan,
        blocks.forks(),
        ears.findings(),
        ears.heard(),
        blocks.head(),
        recovery,
        slowestMillis,
        3_000L * Stage.REQUEST_TIMEOUT_SECONDS,
        together,
        failures);
  }

  /// @return how long the next block took, if this step left no fault
  private long step(Step step) throws InterruptedException {
    progress.accept(
        "block %d: %s of %s"
            .formatted(blocks.head(), step.begins() ? "begin" : "end", step.fault()));
    try {
      if (step.begins()) {
        active++;
        begin(step.fault());
        return 0;
      }
      end(step.fault());
    } catch (LocalNetworkException e) {
      failures.add(e.getMessage());
    }
    active--;
    return active == 0 ? recovery() : 0;
  }

  private void begin(Fault fault) throws InterruptedException {
    switch (fault) {
      case Fault.Kill(int member) -> stage.members().kill(member);
      case Fault.Pause(int member) -> stage.members().pause(member);
      case Fault.Wipe(int member) -> {
        stage.members().kill(member);
        stage.members().wipe(member);
      }
      case Fault.Skew(int member, int millis) -> {
        stage.members().kill(member);
        stage.start(member, millis);
      }
      case Fault.Partition(List<Integer> side) -> stage.mesh().split(side);
      case Fault.SlowLink(int from, int to, int millis) ->
          stage.mesh().between(from, to).slowDown(millis);
      case Fault.Hostile(int member, Fault.Attack attack) -> {
        int other = (member + 1) % ChaosPlan.MEMBERS;
        byte[] overheard = stage.mesh().between(other, member).recorded();
        Random bytes = new Random(plan.seed());
        strangers.put(fault, new Stranger(stage.p2pPort(member), attack, overheard, bytes).start());
      }
    }
  }

  private void end(Fault fault) throws InterruptedException {
    switch (fault) {
      case Fault.Kill(int member) -> stage.start(member, 0);
      case Fault.Pause(int member) -> stage.members().resume(member);
      case Fault.Wipe(int member) -> {
        awaitBlock(blocks.head() + PASSED, MOST_WAITING);
        stage.start(member, 0);
      }
      case Fault.Skew(int member, int _) -> {
        stage.members().kill(member);
        stage.start(member, 0);
      }
      case Fault.Partition(List<Integer> side) -> stage.mesh().heal(side);
      case Fault.SlowLink(int from, int to, int _) -> stage.mesh().between(from, to).slowDown(0);
      case Fault.Hostile _ -> Objects.requireNonNull(strangers.remove(fault)).close();
    }
  }

  private long recovery() throws InterruptedException {
    Instant from = clock.instant();
    boolean came = awaitBlock(blocks.head() + 1, Duration.ofMillis(ChaosPlan.QUIET_MILLIS / 2));
    long millis = came ? Duration.between(from, clock.instant()).toMillis() : -1;
    slowestMillis = Math.max(slowestMillis, came ? millis : ChaosPlan.QUIET_MILLIS / 2);
    progress.accept("a block after %d ms".formatted(millis));
    return millis;
  }

  private boolean awaitBlock(long number, Duration most) throws InterruptedException {
    Instant latest = clock.instant().plus(most);
    while (blocks.head() < number) {
      if (clock.instant().isAfter(latest)) {
        return false;
      }
      Thread.sleep(BEAT);
    }
    return true;
  }

  private boolean together() throws InterruptedException {
    return stage.members().awaitHead(blocks.head(), TOGETHER_WITHIN);
  }

  private void sleepUntil(Instant moment) throws InterruptedException {
    Duration left = Duration.between(clock.instant(), moment);
    if (left.isPositive()) {
      Thread.sleep(left);
    }
  }

  private void watch(RpcClient member) {
    try {
      long last = 0;
      while (!Thread.currentThread().isInterrupted()) {
        last = blocks.read(member, last);
        Thread.sleep(BEAT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Each second some transactions to another member.
  private void load() {
    Load load = new Load(stage.network().roster().chainId(), new Random(plan.seed()));
    try {
      for (int turn = 0; !Thread.currentThread().isInterrupted(); turn++) {
        RpcClient member = stage.rpc(turn % ChaosPlan.MEMBERS, http);
        if (load.resume(member)) {
          load.send(member);
        }
        Thread.sleep(LOAD_BEAT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    watchers.forEach(Thread::interrupt);
    strangers.values().forEach(Stranger::close);
    ears.close();
    http.shutdownNow();
  }
}
