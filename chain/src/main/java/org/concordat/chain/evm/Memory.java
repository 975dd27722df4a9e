package org.concordat.chain.evm;

import java.util.Arrays;
import org.concordat.chain.evm.word.Stacks;

/// A frame's byte-addressed memory. Grows by whole words; bytes at and above [#size] are always
/// zero. Every access is preceded by [#grow], after which offset and size fit an int.
final class Memory {
  /// What all frames of one transaction may hold together. Gas bounds memory far below this on any
  /// network with a block limit under 5 * 10^11; on one whose gas is practically free this bound
  /// keeps a call from taking the node down. It decides what a block does, so it is the same on
  /// every node.
  static final long CEILING_BYTES = 1L << 29;

  /// A larger array is given back when its frame ends.
  private static final int RETAINED_BYTES = 1 << 16;

  private static final int INITIAL_BYTES = 1 << 10;

  /// Bytes in use by the frames of one transaction.
  static final class Budget {
    private long used;

    private boolean take(long bytes) {
      if (used + bytes > CEILING_BYTES) {
        return false;
      }
      used += bytes;
      return true;
    }
  }

  private final Budget budget;
  byte[] data = new byte[INITIAL_BYTES];

  /// Bytes in use: a multiple of 32.
  int size;

  Memory(Budget budget) {
    this.budget = budget;
  }

  /// Charges for and makes room for the region whose offset and size are the words at the given
  /// stack positions. A region of no bytes is free wherever it is.
  ///
  /// @return gas left, or a [HaltReason#signal]
  long grow(long gas, long[] s, int offsetAt, int sizeAt) {
    long size = Stacks.saturated(s, sizeAt);
    return size == 0 ? gas : grow(gas, Stacks.saturated(s, offsetAt), size);
  }

  /// @param size above zero
  long grow(long gas, long offset, long size) {
    if (offset <= this.size - size) {
      return gas;
    }
    if (offset > CEILING_BYTES || size > CEILING_BYTES) {
      return overCeiling(gas);
    }
    long words = GasCost.words(offset + size);
    long charge = cost(words) - cost(this.size >>> 5);
    if (gas < charge) {
      return HaltReason.OUT_OF_GAS.signal;
    }
    long bytes = words << 5;
    if (!budget.take(bytes - this.size)) {
      return HaltReason.MEMORY_CEILING.signal;
    }
    resize((int) bytes);
    return gas - charge;
  }

  /// Empties the memory for the next frame.
  void clear() {
    budget.used -= size;
    if (data.length > RETAINED_BYTES) {
      data = new byte[INITIAL_BYTES];
    } else {
      Arrays.fill(data, 0, size, (byte) 0);
    }
    size = 0;
  }

  /// The region as a copy; `offset` does not matter when `length` is zero.
  byte[] slice(int offset, int length) {
    return length == 0 ? Frame.NO_BYTES : Arrays.copyOfRange(data, offset, offset + length);
  }

  private void resize(int bytes) {
    if (bytes > data.length) {
      long doubled = Math.min(2L * data.length, CEILING_BYTES);
      data = Arrays.copyOf(data, (int) Math.max(bytes, doubled));
    }
    size = bytes;
  }

  private static long overCeiling(long gas) {
    boolean affordable = gas >= cost(CEILING_BYTES >>> 5);
    return affordable ? HaltReason.MEMORY_CEILING.signal : HaltReason.OUT_OF_GAS.signal;
  }

  private static long cost(long words) {
    return GasCost.MEMORY_WORD * words + words * words / GasCost.MEMORY_QUADRATIC_DIVISOR;
  }
}
