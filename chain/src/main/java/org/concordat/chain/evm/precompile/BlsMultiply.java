package org.concordat.chain.evm.precompile;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Precompiles 0x0c and 0x0e: the sum of points times scalars (EIP-2537). Points must be in the
/// subgroup; scalars may be any 256-bit numbers.
record BlsMultiply(BlsCurve curve, int pointSize, BlsDiscount discount) implements Precompile {
  static final BlsMultiply G1 = new BlsMultiply(BlsCurve.G1, 128, BlsDiscount.G1);
  static final BlsMultiply G2 = new BlsMultiply(BlsCurve.G2, 256, BlsDiscount.G2);
  private static final int SCALAR = 32;

  private int pairSize() {
    return pointSize + SCALAR;
  }

  @Override
  public long gas(byte[] input) {
    return discount.price(input.length / pairSize());
  }

  @Override
  public Optional<byte[]> run(byte[] input) {
    if (input.length == 0 || input.length % pairSize() != 0) {
      return Optional.empty();
    }
    BlsGroup group = curve.group();
    try (Arena arena = Arena.ofConfined()) {
      return sum(group, arena, input).map(point -> group.encode(arena, point));
    }
  }

  private Optional<MemorySegment> sum(BlsGroup group, Arena arena, byte[] input) {
    int pairs = input.length / pairSize();
    long affineSize = group.affineSize();
    MemorySegment points = arena.allocate(pairs * affineSize, 8);
    MemorySegment scalars = arena.allocate((long) pairs * SCALAR, 8);
    long count = 0;
    for (int i = 0; i < pairs; i++) {
      int offset = i * pairSize();
      Optional<MemorySegment> point = group.decodeMember(arena, input, offset);
      if (point.isEmpty()) {
        return Optional.empty();
      }
      if (!BlsGroup.isInfinity(point.get())) {
        points.asSlice(count * affineSize, affineSize).copyFrom(point.get());
        BlsGroup.scalar(input, offset + pointSize, scalars, count * SCALAR);
        count++;
      }
    }
    return Optional.of(group.multiply(arena, points, scalars, count));
  }
}
