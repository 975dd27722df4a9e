package org.concordat.chain.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.QbftConfig;
import org.junit.jupiter.api.Test;

class BlockTimingTest {
  private static final BlockHeader PARENT = QbftBlocks.block(5, 0, Address.ZERO).header();
  private static final long PARENT_MILLIS = PARENT.timestamp() * 1000;
  private static final QbftConfig TWO_SECONDS = QbftConfig.DEFAULT.withTiming(2, 4);
  private static final QbftConfig FIFTY_MILLIS = QbftConfig.DEFAULT.withBlockPeriodMillis(50);

  @Test
  void aBlockIsDueAPeriodAfterItsParentsTimestamp() {
    assertThat(BlockTiming.delayMillis(PARENT, TWO_SECONDS, PARENT_MILLIS + 300)).isEqualTo(1700);
    assertThat(BlockTiming.delayMillis(PARENT, TWO_SECONDS, PARENT_MILLIS + 2000)).isZero();
    assertThat(BlockTiming.delayMillis(PARENT, TWO_SECONDS, PARENT_MILLIS + 9000)).isZero();
    assertThat(BlockTiming.delayMillis(PARENT, TWO_SECONDS, PARENT_MILLIS - 400)).isEqualTo(2400);
  }

  @Test
  void aPeriodInMillisCountsFromNow() {
    assertThat(BlockTiming.delayMillis(PARENT, FIFTY_MILLIS, PARENT_MILLIS + 9000)).isEqualTo(50);
  }

  @Test
  void aTimestampIsTheNearestSecondInRoundZeroAndThePassedOneLater() {
    long now = PARENT_MILLIS + 7500;
    assertThat(BlockTiming.timestamp(PARENT, TWO_SECONDS, 0, now))
        .isEqualTo(PARENT.timestamp() + 8);
    assertThat(BlockTiming.timestamp(PARENT, TWO_SECONDS, 0, now - 1))
        .isEqualTo(PARENT.timestamp() + 7);
    assertThat(BlockTiming.timestamp(PARENT, TWO_SECONDS, 1, now))
        .isEqualTo(PARENT.timestamp() + 7);
  }

  @Test
  void aTimestampIsNeverBeforeThePeriodIsOver() {
    assertThat(BlockTiming.timestamp(PARENT, TWO_SECONDS, 0, PARENT_MILLIS - 5000))
        .isEqualTo(PARENT.timestamp() + 2);
    assertThat(BlockTiming.timestamp(PARENT, FIFTY_MILLIS, 0, PARENT_MILLIS - 5000))
        .isEqualTo(PARENT.timestamp());
  }
}
