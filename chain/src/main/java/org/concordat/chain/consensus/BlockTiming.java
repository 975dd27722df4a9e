package org.concordat.chain.consensus;

import org.concordat.chain.ledger.BlockRules;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.config.QbftConfig;

/// When the block after a parent is due and what time it carries, as Besu computes both.
///
/// @param periodSeconds at least so much later than its parent
/// @param periodMillis overrides the period when above 0
/// @param emptySeconds how long a block without content may be put off; 0 for not at all
record BlockTiming(BlockHeader parent, int periodSeconds, int periodMillis, int emptySeconds) {
  private static final long MILLIS = 1000;

  /// If a transition by time comes before the block is due, the longer of the two periods counts:
  /// the block is judged by the rules of its own timestamp.
  static BlockTiming after(BlockHeader parent, Ledger ledger) {
    QbftConfig now = ledger.rulesAfter(parent, parent.timestamp()).consensus();
    BlockRules due = ledger.rulesAfter(parent, parent.timestamp() + now.blockPeriodSeconds());
    int seconds =
        (int) Math.max(now.blockPeriodSeconds(), due.earliestTimestamp() - parent.timestamp());
    return new BlockTiming(parent, seconds, now.blockPeriodMillis(), now.emptyBlockPeriodSeconds());
  }

  /// How long until the block may be proposed; 0 when it is due.
  long delayMillis(long nowMillis) {
    if (periodMillis > 0) {
      return periodMillis;
    }
    return Math.max(0, (parent.timestamp() + periodSeconds) * MILLIS - nowMillis);
  }

  /// Whether a block that would be empty is not due yet although the period is over.
  boolean mayWait(long nowMillis) {
    return nowMillis < emptyDueMillis();
  }

  /// How long until somebody looks again whether the block would still be empty: a period, or what
  /// is left of the period for empty blocks.
  long waitMillis(long nowMillis) {
    long period = periodMillis > 0 ? periodMillis : periodSeconds * MILLIS;
    return Math.max(0, Math.min(period, emptyDueMillis() - nowMillis));
  }

  private long emptyDueMillis() {
    return (parent.timestamp() + emptySeconds) * MILLIS;
  }

  /// Seconds: the nearest in round 0, rounded down later, and never before the period is over.
  long timestamp(int round, long nowMillis) {
    long now = round == 0 ? (nowMillis + MILLIS / 2) / MILLIS : nowMillis / MILLIS;
    long least = periodMillis > 0 ? 0 : periodSeconds;
    return Math.max(now, parent.timestamp() + least);
  }
}
