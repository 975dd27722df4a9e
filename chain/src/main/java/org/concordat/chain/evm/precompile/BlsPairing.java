package org.concordat.chain.evm.precompile;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Precompile 0x0f: whether a product of pairings is one (EIP-2537).
final class BlsPairing implements Precompile {
  private static final int G1 = 128;
  private static final int PAIR = 384;
  private static final int WORD = 32;
  private static final long BASE = 37_700;
  private static final long PER_PAIR = 32_600;

  @Override
  public long gas(byte[] input) {
    return BASE + PER_PAIR * (input.length / PAIR);
  }

  @Override
  public Optional<byte[]> run(byte[] input) {
    if (input.length == 0 || input.length % PAIR != 0) {
      return Optional.empty();
    }
    Bls12 bls = Bls12.get();
    try (Arena arena = Arena.ofConfined()) {
      Bls12.Product product = bls.new Product(arena);
      for (int offset = 0; offset < input.length; offset += PAIR) {
        Optional<MemorySegment> p1 = bls.g1.decodeMember(arena, input, offset);
        Optional<MemorySegment> p2 = bls.g2.decodeMember(arena, input, offset + G1);
        if (p1.isEmpty() || p2.isEmpty()) {
          return Optional.empty();
        }
        product.add(p1.get(), p2.get());
      }
      byte[] output = new byte[WORD];
      output[WORD - 1] = (byte) (product.isOne() ? 1 : 0);
      return Optional.of(output);
    }
  }
}
