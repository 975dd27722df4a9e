package org.concordat.chain.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.Milestone.Trigger;
import org.concordat.genesis.config.QbftConfig;
import org.concordat.genesis.config.QbftTransition;
import org.junit.jupiter.api.Test;

class BlockTimingTest {
  private static final BlockHeader PARENT = QbftBlocks.block(5, 0, Address.ZERO).header();
  private static final long CHANGE = 1_800_000_000;
  private static final long PARENT_MILLIS = PARENT.timestamp() * 1000;
  private static final BlockTiming TWO_SECONDS = new BlockTiming(PARENT, 2, 0, 0);
  private static final BlockTiming FIFTY_MILLIS = new BlockTiming(PARENT, 1, 50, 0);

  @Test
  void aBlockIsDueAPeriodAfterItsParentsTimestamp() {
    assertThat(TWO_SECONDS.delayMillis(PARENT_MILLIS + 300)).isEqualTo(1700);
    assertThat(TWO_SECONDS.delayMillis(PARENT_MILLIS + 2000)).isZero();
    assertThat(TWO_SECONDS.delayMillis(PARENT_MILLIS + 9000)).isZero();
    assertThat(TWO_SECONDS.delayMillis(PARENT_MILLIS - 400)).isEqualTo(2400);
  }

  @Test
  void aPeriodInMillisCountsFromNow() {
    assertThat(FIFTY_MILLIS.delayMillis(PARENT_MILLIS + 9000)).isEqualTo(50);
  }

  @Test
  void aTimestampIsTheNearestSecondInRoundZeroAndThePassedOneLater() {
    long now = PARENT_MILLIS + 7500;
    assertThat(TWO_SECONDS.timestamp(0, now)).isEqualTo(PARENT.timestamp() + 8);
    assertThat(TWO_SECONDS.timestamp(0, now - 1)).isEqualTo(PARENT.timestamp() + 7);
    assertThat(TWO_SECONDS.timestamp(1, now)).isEqualTo(PARENT.timestamp() + 7);
  }

  @Test
  void aTimestampIsNeverBeforeThePeriodIsOver() {
    assertThat(TWO_SECONDS.timestamp(0, PARENT_MILLIS - 5000)).isEqualTo(PARENT.timestamp() + 2);
    assertThat(FIFTY_MILLIS.timestamp(0, PARENT_MILLIS - 5000)).isEqualTo(PARENT.timestamp());
  }

  @Test
  void anEmptyBlockMayWaitUntilItsOwnPeriodIsOver() {
    BlockTiming patient = new BlockTiming(PARENT, 2, 0, 7);
    assertThat(TWO_SECONDS.mayWait(PARENT_MILLIS)).isFalse();
    assertThat(patient.mayWait(PARENT_MILLIS + 6999)).isTrue();
    assertThat(patient.mayWait(PARENT_MILLIS + 7000)).isFalse();
    assertThat(patient.waitMillis(PARENT_MILLIS + 2000)).isEqualTo(2000);
    assertThat(patient.waitMillis(PARENT_MILLIS + 5600)).isEqualTo(1400);
    assertThat(patient.waitMillis(PARENT_MILLIS + 9000)).isZero();
    assertThat(new BlockTiming(PARENT, 1, 50, 7).waitMillis(PARENT_MILLIS)).isEqualTo(50);
  }

  @Test
  void theLongerPeriodCountsWhenOneChangesByTimeBeforeTheBlockIsDue() {
    Ledger ledger = changing(5);
    BlockHeader genesis = ledger.head().header();
    assertThat(BlockTiming.after(genesis, ledger).periodSeconds()).isEqualTo(2);
    BlockHeader justBefore = genesis.toBuilder().timestamp(CHANGE - 1).build();
    assertThat(BlockTiming.after(justBefore, ledger).periodSeconds()).isEqualTo(5);
    Ledger faster = changing(1);
    assertThat(BlockTiming.after(justBefore, faster).periodSeconds()).isEqualTo(2);
    BlockHeader after = genesis.toBuilder().timestamp(CHANGE).build();
    assertThat(BlockTiming.after(after, faster).periodSeconds()).isEqualTo(1);
  }

  /// A chain whose period of two seconds changes by a transition by time.
  private static Ledger changing(int seconds) {
    QbftConfig before = QbftConfig.DEFAULT.withTiming(2, 4);
    QbftTransition change =
        new QbftTransition(CHANGE, Trigger.TIME, before.withTiming(seconds, 4), List.of());
    return new TestNetwork(1).withQbft(before).withTransitions(List.of(change)).open();
  }
}
