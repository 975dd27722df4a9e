package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.Arrays;

/// Numbers in non-adjacent form of width w: digits that are zero or odd and below 2^(w-1) in size,
/// of any w in a row at most one not zero.
final class SignedDigits {
  private SignedDigits() {}

  /// @param value may be negative
  /// @return least significant first, without leading zeros
  static int[] of(BigInteger value, int width) {
    int[] digits = new int[value.abs().bitLength() + 1];
    int length = 0;
    BigInteger rest = value;
    int span = 1 << width;
    for (int i = 0; rest.signum() != 0; i++) {
      if (rest.testBit(0)) {
        int digit = rest.intValue() & (span - 1);
        digits[i] = digit >= span / 2 ? digit - span : digit;
        rest = rest.subtract(BigInteger.valueOf(digits[i]));
        length = i + 1;
      }
      rest = rest.shiftRight(1);
    }
    return Arrays.copyOf(digits, length);
  }
}
