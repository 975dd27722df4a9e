package org.concordat.chain.evm.precompile;

import java.lang.foreign.Arena;
import java.util.Optional;

/// Precompiles 0x10 and 0x11: the point a field element maps to (EIP-2537, RFC 9380 section 6.6.3).
record BlsMap(BlsCurve curve, long price) implements Precompile {
  @Override
  public long gas(byte[] input) {
    return price;
  }

  @Override
  public Optional<byte[]> run(byte[] input) {
    BlsGroup group = curve.group();
    if (input.length != group.coordinateSize()) {
      return Optional.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      return group.map(arena, input).map(point -> group.encode(arena, point));
    }
  }
}
