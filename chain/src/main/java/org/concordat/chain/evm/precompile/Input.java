package org.concordat.chain.evm.precompile;

import java.math.BigInteger;
import java.util.Arrays;

/// Reads of call data that goes on with zeros for ever.
final class Input {
  private Input() {}

  /// Exactly `size` bytes from `offset`.
  static byte[] slice(byte[] input, int offset, int size) {
    byte[] slice = new byte[size];
    if (offset < input.length) {
      System.arraycopy(input, offset, slice, 0, Math.min(size, input.length - offset));
    }
    return slice;
  }

  static byte[] padded(byte[] input, int size) {
    return input.length == size ? input : Arrays.copyOf(input, size);
  }

  static BigInteger number(byte[] input, int offset, int size) {
    return new BigInteger(1, slice(input, offset, size));
  }

  static boolean isZero(byte[] input, int offset, int size) {
    for (int i = 0; i < size; i++) {
      if (input[offset + i] != 0) {
        return false;
      }
    }
    return true;
  }

  static long words(byte[] input) {
    return (input.length + 31L) >>> 5;
  }
}
