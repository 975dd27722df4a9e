package org.concordat.genesis.circuit;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.util.Arrays;
import org.concordat.genesis.bn254.ScalarArrays;

/// The distinct weights of a system, each kept once: a circuit repeats few thousand of them
/// millions of times. An open-addressing table over packed elements.
final class Coefficients {
  private static final int SLOTS_AT_FIRST = 1 << 10;

  private long[] elements = ScalarArrays.zeros(SLOTS_AT_FIRST / 2);
  private int size;

  /// Index of an element, plus one; 0 is an empty slot. Always a power of two long, at most half
  /// full.
  private int[] slots = new int[SLOTS_AT_FIRST];

  /// The index of the weight at `at`, new or known.
  int intern(long[] array, int at) {
    int slot = find(array, at);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (2 * (size + 1) > slots.length) {
      grow();
      slot = find(array, at);
    }
    System.arraycopy(array, at, elements, size * STRIDE, STRIDE);
    slots[slot] = ++size;
    return size - 1;
  }

  private int find(long[] array, int at) {
    int mask = slots.length - 1;
    int slot = hash(array, at) & mask;
    while (slots[slot] != 0 && !equal(elements, (slots[slot] - 1) * STRIDE, array, at)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    elements = Arrays.copyOf(elements, 2 * elements.length);
    slots = new int[2 * slots.length];
    for (int i = 0; i < size; i++) {
      slots[find(elements, i * STRIDE)] = i + 1;
    }
  }

  private static int hash(long[] array, int at) {
    long mixed =
        array[at] ^ Long.rotateLeft(array[at + 1], 21) ^ Long.rotateLeft(array[at + 2], 42);
    mixed = (mixed ^ array[at + 3]) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> Integer.SIZE);
  }

  private static boolean equal(long[] a, int i, long[] b, int j) {
    return Arrays.equals(a, i, i + STRIDE, b, j, j + STRIDE);
  }

  /// All weights so far, packed in the order of their indices.
  long[] packed() {
    return Arrays.copyOf(elements, size * STRIDE);
  }
}
