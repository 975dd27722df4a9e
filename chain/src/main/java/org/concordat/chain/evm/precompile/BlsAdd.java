package org.concordat.chain.evm.precompile;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Precompiles 0x0b and 0x0d: the sum of two points, which need only be on the curve (EIP-2537).
record BlsAdd(BlsCurve curve, long price) implements Precompile {
  @Override
  public long gas(byte[] input) {
    return price;
  }

  @Override
  public Optional<byte[]> run(byte[] input) {
    BlsGroup group = curve.group();
    int size = group.encodedSize();
    if (input.length != 2 * size) {
      return Optional.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      Optional<MemorySegment> a = group.decode(arena, input, 0);
      Optional<MemorySegment> b = group.decode(arena, input, size);
      if (a.isEmpty() || b.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(group.encode(arena, group.add(arena, a.get(), b.get())));
    }
  }
}
