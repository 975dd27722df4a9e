package org.concordat.chain.evm;

import java.util.Arrays;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.word.Stacks;

/// A frame's byte-addressed memory. Grows by whole words; bytes at and above [#size] are always
/// zero. Every access is preceded by [#grow], after which offset and size fit an int.
final class Memory {
  /// What one frame may hold: the largest Java array of whole words. The gas for it is 2^43, beyond
  /// any transaction of a network in use; above it a frame halts, on every node alike.
  static final long FRAME_LIMIT_BYTES = Integer.MAX_VALUE & -Word.SIZE;

  /// A larger array is given back when its frame ends.
  private static final int RETAINED_BYTES = 1 << 16;

  private static final int INITIAL_BYTES = 1 << 10;

  /// Bytes in use by the frames of one execution, and what they may come to.
  static final class Budget {
    private long used;
    private long ceiling;

    void limit(long bytes) {
      ceiling = bytes;
    }

    private boolean take(long bytes) {
      if (used + bytes > ceiling) {
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
    if (offset > FRAME_LIMIT_BYTES - size) {
      return overLimit(gas);
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
      long doubled = Math.min(2L * data.length, FRAME_LIMIT_BYTES);
      data = Arrays.copyOf(data, (int) Math.max(bytes, doubled));
    }
    size = bytes;
  }

  private static long overLimit(long gas) {
    boolean affordable = gas >= cost(FRAME_LIMIT_BYTES >>> 5);
    return affordable ? HaltReason.MEMORY_CEILING.signal : HaltReason.OUT_OF_GAS.signal;
  }

  private static long cost(long words) {
    return GasCost.MEMORY_WORD * words + words * words / GasCost.MEMORY_QUADRATIC_DIVISOR;
  }
}
