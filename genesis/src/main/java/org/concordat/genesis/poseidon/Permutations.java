package org.concordat.genesis.poseidon;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// The permutations made so far, one per width: preparing one takes milliseconds, and most programs
/// need two or three.
final class Permutations {
  private static final AtomicReferenceArray<Permutation> BY_WIDTH =
      new AtomicReferenceArray<>(PoseidonParameters.WIDTH_MAX + 1);

  private Permutations() {}

  /// Two threads that ask first may both prepare it; the results are equal.
  static Permutation forWidth(int width) {
    Permutation known = BY_WIDTH.get(width);
    if (known != null) {
      return known;
    }
    Permutation made = Permutation.of(PoseidonParameters.generate(width));
    BY_WIDTH.set(width, made);
    return made;
  }
}
