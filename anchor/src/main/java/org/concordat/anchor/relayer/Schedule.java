package org.concordat.anchor.relayer;

/// When a block is due to be anchored.
///
/// @param everyBlocks at most one anchor per this many consortium blocks, at least 1
/// @param onlyNewBatches whether blocks without a new batch are left out
public record Schedule(long everyBlocks, boolean onlyNewBatches) {
  public Schedule {
    if (everyBlocks < 1) {
      throw new IllegalArgumentException("an anchor every " + everyBlocks + " blocks");
    }
  }

  /// @param latest the last anchored block, 0 for none
  boolean farEnough(long latest, long head) {
    return head - latest >= everyBlocks;
  }
}
