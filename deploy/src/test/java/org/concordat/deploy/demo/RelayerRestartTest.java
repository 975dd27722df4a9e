package org.concordat.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.concordat.anchor.assemble.AnchorPoint;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.contract.ConstructorArguments;
import org.concordat.anchor.contract.ContractArtifact;
import org.concordat.anchor.relayer.AnchorDeployment;
import org.concordat.anchor.relayer.AnchorIdentity;
import org.concordat.anchor.relayer.FileOutbox;
import org.concordat.anchor.relayer.Relayer;
import org.concordat.anchor.relayer.Schedule;
import org.concordat.anchor.rpc.JsonRpcAnchor;
import org.concordat.anchor.rpc.JsonRpcConsortium;
import org.concordat.anchor.rpc.JsonRpcTransactions;
import org.concordat.genesis.network.Roster;
import org.concordat.genesis.network.SystemContracts;
import org.concordat.privacy.csv.RecordFile;
import org.concordat.privacy.gateway.Gateway;
import org.concordat.privacy.vault.Posting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A relayer that is stopped after every few steps, and started again over the same outbox by a new
/// object that knows nothing else, between two real chains.
class RelayerRestartTest {
  private static final long SEED = 20_261_121;
  private static final int ROUNDS = 3;
  private static final int BATCH = 8;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  @TempDir private Path directory;
  private final Random random = new Random(SEED);
  private int starts;

  @Test
  void everyAnchorIsPostedOnceHoweverOftenTheRelayerStops() {
    DemoOptions options =
        new DemoOptions(
            1,
            Optional.empty(),
            directory,
            true,
            Optional.empty(),
            Optional.empty(),
            1,
            0,
            Engines.own(),
            8);
    SecureRandom chance = new SecureRandom();
    Clock clock = Clock.systemUTC();
    try (PublicChain l2 = PublicChain.standIn(directory.resolve("l2"), 0, chance, clock);
        Consortium consortium = Consortium.found(options, new NewestAnchor(true), chance, clock)) {
      AnchorContract contract = new AnchorContract(ContractArtifact.load());
      Roster roster = consortium.network().roster();
      AnchorDeployment.Deployed deployed = l2.deploy(contract, arguments(consortium));
      AnchorIdentity identity =
          new AnchorIdentity(
              roster.chainId(), consortium.genesisHash(), l2.chainId(), deployed.address());
      JsonRpcAnchor anchor =
          new JsonRpcAnchor(l2.rpc(), contract, deployed.address(), deployed.l2Block());
      JsonRpcConsortium source = consortium.chain();

      for (int round = 0; round < ROUNDS; round++) {
        register(consortium, round);
        long registered = round + 1L;
        await(() -> {
          fewSteps(identity, source, anchor, contract, l2, clock);
          return anchor.points().stream().anyMatch(point -> point.batchCount() == registered);
        });
      }
      fewSteps(identity, source, anchor, contract, l2, clock);

      List<AnchorPoint> points = anchor.points();
      assertThat(points).extracting(AnchorPoint::batchCount).containsExactly(1L, 2L, 3L);
      long sent = new JsonRpcTransactions(l2.rpc()).nextNonce(l2.relayer().address());
      assertThat(sent).as("the deployment and the anchors").isEqualTo(1 + ROUNDS);
      assertThat(starts).isGreaterThan(2 * ROUNDS);
    }
  }

  /// One life of the relayer: one to three steps.
  private void fewSteps(
      AnchorIdentity identity,
      JsonRpcConsortium source,
      JsonRpcAnchor anchor,
      AnchorContract contract,
      PublicChain l2,
      Clock clock) {
    starts++;
    try (FileOutbox outbox = FileOutbox.open(directory.resolve("outbox.json"), identity)) {
      Relayer relayer =
          new Relayer(
              identity,
              new Schedule(1, true),
              source,
              anchor,
              contract,
              l2.relayer(),
              outbox,
              clock::millis);
      int steps = 1 + random.nextInt(3);
      for (int i = 0; i < steps; i++) {
        relayer.tick();
      }
    }
  }

  private static ConstructorArguments arguments(Consortium consortium) {
    Roster roster = consortium.network().roster();
    return new ConstructorArguments(
        roster.chainId(),
        SystemContracts.RECORD_REGISTRY,
        consortium.genesisHash(),
        roster.validators());
  }

  /// Brings one more batch onto the consortium chain.
  private static void register(Consortium consortium, int round) {
    RecordFile.Accepted input = DemoInput.read(Optional.empty());
    List<Posting> postings = new ArrayList<>();
    for (int row = round * BATCH; row < (round + 1) * BATCH; row++) {
      postings.add(new Posting(input.idempotencyKey(row), input.records().get(row)));
    }
    MemberOffice office = consortium.offices().getFirst();
    Gateway gateway = office.gateway();
    gateway.post(postings);
    await(() -> {
      gateway.formBatches(DemoInput.SCHEMA, true);
      return gateway.advance().finished();
    });
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time").isLessThan(end);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
