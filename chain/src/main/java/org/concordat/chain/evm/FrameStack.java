package org.concordat.chain.evm;

import org.jspecify.annotations.Nullable;

/// The frames of one execution, by depth: calls nest in this array and never on the Java stack.
/// Frames are made when first needed and used again.
final class FrameStack {
  /// How deep calls nest (Yellow Paper, section 8.1): the top-level message runs at depth 0.
  static final int MAX_DEPTH = 1024;

  /// Frames kept between executions; deeper ones (34 KiB each) are dropped.
  private static final int RETAINED = 64;

  private final Memory.Budget budget = new Memory.Budget();
  private final @Nullable Frame[] frames = new @Nullable Frame[MAX_DEPTH + 1];
  private int deepest;

  /// @param memoryCeiling bytes of memory all frames together may come to
  void limitMemory(long memoryCeiling) {
    budget.limit(memoryCeiling);
  }

  Frame at(int depth) {
    Frame frame = frames[depth];
    if (frame == null) {
      frame = new Frame(depth, budget);
      frames[depth] = frame;
      deepest = Math.max(deepest, depth);
    }
    return frame;
  }

  void trim() {
    for (int depth = RETAINED; depth <= deepest; depth++) {
      frames[depth] = null;
    }
    deepest = Math.min(deepest, RETAINED - 1);
  }
}
