package org.concordat.anchor.relayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.contract.ContractArtifact;
import org.concordat.anchor.proof.ValidatorProof;
import org.concordat.anchor.testing.InMemoryAnchorTarget;
import org.concordat.anchor.testing.InMemoryConsortium;
import org.concordat.anchor.testing.TestingBatch;
import org.concordat.anchor.testing.TestingValidators;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.api.Test;

class RelayerTest {
  private static final AnchorContract CONTRACT = new AnchorContract(ContractArtifact.load());
  private static final SigningKey KEY = SoftwareKey.of(Bytes32.repeat((byte) 1));

  private final InMemoryConsortium consortium = new InMemoryConsortium(1);
  private final InMemoryAnchorTarget l2 = new InMemoryAnchorTarget(consortium);
  private final Outbox outbox = new InMemoryOutbox();
  private final Random random = new Random(4);
  private long now;

  private Relayer relayer(Schedule schedule) {
    AnchorIdentity identity =
        consortium.identity(InMemoryAnchorTarget.CHAIN_ID, InMemoryAnchorTarget.CONTRACT);
    return new Relayer(identity, schedule, consortium, l2, CONTRACT, KEY, outbox, () -> now);
  }

  private void sealWithBatch() {
    consortium.register(Address.ZERO, TestingBatch.random(random, 3), Bytes32.ZERO);
    consortium.seal(0);
  }

  @Test
  void anAnchorGoesFromPlanToInclusion() {
    Relayer relayer = relayer(new Schedule(1, true));
    sealWithBatch();

    assertThat(relayer.tick()).isEqualTo(new Progress.Planned(1));
    assertThat(relayer.tick()).isInstanceOf(Progress.Signed.class);
    assertThat(l2.poolSize()).as("signed, on disk, not sent").isZero();
    assertThat(relayer.tick()).isInstanceOf(Progress.Sent.class);
    assertThat(relayer.tick()).isInstanceOf(Progress.Waiting.class);
    l2.makeBlock();
    assertThat(relayer.tick()).isInstanceOf(Progress.Anchored.class);
    assertThat(relayer.tick()).isInstanceOf(Progress.Waiting.class);
    assertThat(l2.executed()).containsExactly(1L);
    assertThat(relayer.metrics().gasUsed()).isEqualTo(100_000);
    assertThat(relayer.metrics().included()).isEqualTo(1);
  }

  @Test
  void blocksWithoutBatchesAreLeftOutWhenAskedFor() {
    Relayer relayer = relayer(new Schedule(1, true));
    consortium.seal(0);
    assertThat(relayer.tick()).isInstanceOf(Progress.Waiting.class);
    sealWithBatch();
    assertThat(relayer.tick()).isEqualTo(new Progress.Planned(2));
  }

  @Test
  void anchorsKeepTheirDistance() {
    Relayer relayer = relayer(new Schedule(3, false));
    for (int i = 0; i < 9; i++) {
      consortium.seal(0);
      runUntilWaiting(relayer);
    }
    assertThat(l2.executed()).containsExactly(3L, 6L, 9L);
  }

  private void runUntilWaiting(Relayer relayer) {
    for (int i = 0; i < 50; i++) {
      Progress progress = relayer.tick();
      l2.makeBlock();
      if (progress instanceof Progress.Waiting) {
        return;
      }
    }
    throw new AssertionError("the relayer does not come to rest");
  }

  @Test
  void anEndpointThatIsDownIsLeftAloneForLongerAndLonger() {
    Relayer relayer = relayer(new Schedule(1, false));
    consortium.seal(0);
    l2.down = true;
    assertThat(relayer.tick()).isInstanceOf(Progress.Fault.class);
    assertThat(relayer.tick()).isInstanceOf(Progress.Waiting.class);
    now += Backoff.FIRST_MILLIS;
    assertThat(relayer.tick()).isInstanceOf(Progress.Fault.class);
    now += Backoff.FIRST_MILLIS;
    assertThat(relayer.tick()).isInstanceOf(Progress.Waiting.class);
    l2.down = false;
    now += Backoff.FIRST_MILLIS;
    assertThat(relayer.tick()).isEqualTo(new Progress.Planned(1));
    assertThat(relayer.metrics().faults()).isEqualTo(2);
  }

  @Test
  void theWaitHasALimit() {
    Backoff backoff = Backoff.NONE;
    for (int i = 0; i < 100; i++) {
      backoff = backoff.afterFailure(0);
    }
    assertThat(backoff.until()).isEqualTo(Backoff.LONGEST_MILLIS);
  }

  @Test
  void aConsortiumEndpointThatIsBehindIsWaitedFor() {
    Relayer relayer = relayer(new Schedule(1, false));
    consortium.seal(0);
    consortium.seal(0);
    assertThat(relayer.tick()).isEqualTo(new Progress.Planned(2));
    consortium.behind = 1;
    assertThat(relayer.tick()).isInstanceOf(Progress.Waiting.class);
    consortium.behind = 0;
    assertThat(relayer.tick()).isInstanceOf(Progress.Signed.class);
    l2.anchorDirectly(2);
    consortium.behind = 1;
    outbox.write(new OutboxState.Idle());
    assertThat(relayer.tick())
        .isEqualTo(new Progress.Waiting("the consortium endpoint is behind block 2"));
  }

  @Test
  void anotherRelayersLaterAnchorOvertakesThePlan() {
    Relayer relayer = relayer(new Schedule(1, false));
    consortium.seal(0);
    relayer.tick();
    l2.anchorDirectly(1);
    assertThat(relayer.tick()).isInstanceOf(Progress.Overtaken.class);
    assertThat(outbox.read()).isEqualTo(new OutboxState.Idle());
  }

  @Test
  void anAnchorThatRevertsInABlockIsGivenUpAndALaterOneMade() {
    Relayer relayer = relayer(new Schedule(1, false));
    consortium.seal(0);
    relayer.tick();
    relayer.tick();
    relayer.tick();
    l2.anchorDirectly(1);
    l2.makeBlock();
    assertThat(relayer.tick())
        .isInstanceOfSatisfying(
            Progress.Refused.class, refused -> assertThat(refused.reason()).contains("reverted"));
    consortium.seal(0);
    now += Backoff.FIRST_MILLIS;
    runUntilWaiting(relayer);
    assertThat(l2.executed()).containsExactly(2L);
  }

  @Test
  void aPoolThatRefusesIsAskedAgainWithTheSameBytes() {
    Relayer relayer = relayer(new Schedule(1, false));
    consortium.seal(0);
    relayer.tick();
    relayer.tick();
    OutboxState signed = outbox.read();
    l2.refusal = Optional.of("insufficient funds for gas");
    assertThat(relayer.tick()).isEqualTo(new Progress.Refused(1, "insufficient funds for gas"));
    l2.refusal = Optional.empty();
    now += Backoff.FIRST_MILLIS;
    assertThat(relayer.tick()).isInstanceOf(Progress.Sent.class);
    assertThat(outbox.read()).isEqualTo(signed);
  }

  @Test
  void aReceiptThatComesLateIsWaitedFor() {
    Relayer relayer = relayer(new Schedule(1, false));
    consortium.seal(0);
    relayer.tick();
    relayer.tick();
    relayer.tick();
    l2.hidesReceipts = true;
    l2.makeBlock();
    for (int i = 0; i < Relayer.RECEIPT_LAG_STEPS; i++) {
      assertThat(relayer.tick()).isInstanceOf(Progress.Waiting.class);
    }
    assertThat(relayer.tick())
        .isEqualTo(new Progress.Overtaken(1, "the contract holds this anchor"));
    assertThat(l2.executed()).containsExactly(1L);
  }

  @Test
  void aNonceTakenElsewhereLeadsToANewTransaction() {
    Relayer relayer = relayer(new Schedule(1, false));
    consortium.seal(0);
    relayer.tick();
    relayer.tick();
    l2.useNonceElsewhere();
    for (int i = 0; i < Relayer.RECEIPT_LAG_STEPS; i++) {
      relayer.tick();
    }
    assertThat(relayer.tick())
        .isEqualTo(new Progress.Overtaken(1, "another transaction took its nonce"));
    runUntilWaiting(relayer);
    assertThat(l2.executed()).containsExactly(1L);
  }

  @Test
  void aNodeWhoseHeaderDoesNotFitItsHashIsNotBelieved() {
    ConsortiumSource liar =
        new ForwardingSource(consortium) {
          @Override
          public Optional<SealedHeader> sealedHeader(long number) {
            return super.sealedHeader(number)
                .map(header -> new SealedHeader(header.encoded(), Bytes32.ZERO));
          }
        };
    AnchorIdentity identity = consortium.identity(1, Address.ZERO);
    Relayer relayer =
        new Relayer(identity, new Schedule(1, false), liar, l2, CONTRACT, KEY, outbox, () -> now);
    consortium.seal(0);
    relayer.tick();
    assertThatThrownBy(relayer::tick)
        .isInstanceOfSatisfying(
            AnchorException.class,
            e -> assertThat(e.code()).isEqualTo(AnchorException.Code.CHAIN_INCONSISTENT));
  }

  @Test
  void aChangedSetIsAnchoredThenProvenThenAnchorsGoOn() {
    Relayer relayer = relayer(new Schedule(1, true));
    consortium.change(new TestingValidators(1, 5));
    consortium.seal(0);
    sealWithBatch();

    assertThat(relayer.tick()).as("not the head").isEqualTo(new Progress.Planned(1));
    runUntilWaiting(relayer);
    assertThat(l2.executed()).containsExactly(1L, 2L);
    assertThat(l2.setChanges()).containsExactly(1L);
    assertThat(relayer.metrics().setChanges()).isEqualTo(1);
  }

  /// Also a set that came back: the blocks between were sealed by others.
  @Test
  void severalChangesBetweenTwoLooksAreTakenOneByOne() {
    Relayer relayer = relayer(new Schedule(100, false));
    for (int size : new int[] {5, 4, 7, 1}) {
      consortium.seal(0);
      consortium.change(new TestingValidators(1, size));
      consortium.seal(0);
    }
    sealWithBatch();
    runUntilWaiting(relayer);
    assertThat(l2.executed()).containsExactly(2L, 4L, 6L, 8L);
    assertThat(l2.setChanges()).containsExactly(2L, 4L, 6L, 8L);
    assertThat(l2.validators()).hasSize(1);
  }

  @Test
  void aChangeProvenByAnotherRelayerIsNotProvenAgain() {
    Relayer relayer = relayer(new Schedule(1, false));
    consortium.change(new TestingValidators(1, 5));
    consortium.seal(0);
    consortium.seal(0);
    l2.anchorDirectly(1);
    assertThat(relayer.tick()).isEqualTo(new Progress.ChangePlanned(1));
    l2.learnDirectly(1);
    assertThat(relayer.tick()).isInstanceOf(Progress.Overtaken.class);
    runUntilWaiting(relayer);
    assertThat(l2.setChanges()).isEmpty();
    assertThat(l2.executed()).containsExactly(2L);
  }

  @Test
  void aChangeThatRevertsBecauseAnotherCameFirstIsGivenUp() {
    Relayer relayer = relayer(new Schedule(1, false));
    consortium.change(new TestingValidators(1, 5));
    consortium.seal(0);
    l2.anchorDirectly(1);
    relayer.tick();
    assertThat(relayer.tick()).isInstanceOf(Progress.Signed.class);
    relayer.tick();
    l2.learnDirectly(1);
    l2.makeBlock();
    assertThat(relayer.tick()).isInstanceOf(Progress.Refused.class);
    consortium.seal(0);
    now += Backoff.FIRST_MILLIS;
    runUntilWaiting(relayer);
    assertThat(l2.executed()).containsExactly(2L);
  }

  @Test
  void aNodeThatListsOthersThanItProvesIsNotBelieved() {
    ConsortiumSource liar =
        new ForwardingSource(consortium) {
          @Override
          public Optional<ValidatorProof> validatorProof(long number) {
            return super.validatorProof(0);
          }
        };
    AnchorIdentity identity =
        consortium.identity(InMemoryAnchorTarget.CHAIN_ID, InMemoryAnchorTarget.CONTRACT);
    Relayer relayer =
        new Relayer(identity, new Schedule(1, false), liar, l2, CONTRACT, KEY, outbox, () -> now);
    consortium.change(new TestingValidators(1, 5));
    consortium.seal(0);
    l2.anchorDirectly(1);
    relayer.tick();
    assertThatThrownBy(relayer::tick).hasMessageContaining("CHAIN_INCONSISTENT");
  }

  @Test
  void refusalsAreTranslated() {
    assertThat(simulateStale())
        .isInstanceOfSatisfying(
            TransactionPort.Simulation.Reverts.class,
            reverts ->
                assertThat(CONTRACT.describe(reverts.revertData()))
                    .contains("StaleBlock(blockNumber 1, latest 2)"));
  }

  private TransactionPort.Simulation simulateStale() {
    consortium.seal(0);
    consortium.seal(0);
    AnchorIdentity identity = consortium.identity(1, Address.ZERO);
    AnchorDraft draft = AnchorDraft.collect(consortium, 1, l2.validators(), identity).orElseThrow();
    l2.anchorDirectly(2);
    return l2.simulateCall(Address.ZERO, CONTRACT.anchor(draft.arguments()));
  }
}
