package org.concordat.chain.consensus;

import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.config.QbftConfig;

/// When blocks are due and what time they carry, as Besu computes both.
final class BlockTiming {
  private static final long MILLIS = 1000;

  private BlockTiming() {}

  /// How long until the block after `parent` may be proposed; 0 when it is due.
  static long delayMillis(BlockHeader parent, QbftConfig config, long nowMillis) {
    if (config.blockPeriodMillis() > 0) {
      return config.blockPeriodMillis();
    }
    long due = (parent.timestamp() + config.blockPeriodSeconds()) * MILLIS;
    return Math.max(0, due - nowMillis);
  }

  /// Seconds: the nearest in round 0, rounded down later, and never before the period is over.
  static long timestamp(BlockHeader parent, QbftConfig config, int round, long nowMillis) {
    long now = round == 0 ? (nowMillis + MILLIS / 2) / MILLIS : nowMillis / MILLIS;
    long least = config.blockPeriodMillis() > 0 ? 0 : config.blockPeriodSeconds();
    return Math.max(now, parent.timestamp() + least);
  }
}
