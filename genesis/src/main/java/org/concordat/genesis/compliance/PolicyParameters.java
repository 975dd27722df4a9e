package org.concordat.genesis.compliance;

import java.math.BigInteger;
import org.concordat.genesis.bn254.Fr;

/// The numbers of a policy.
///
/// @param minLevel the least level of due diligence, 8 bits
/// @param maxAmount the most that one record may state, 64 bits
/// @param maxTotal the most that a batch's records may state together, 72 bits
public record PolicyParameters(int minLevel, BigInteger maxAmount, BigInteger maxTotal) {
  static final int LEVEL_BITS = 8;
  static final int AMOUNT_BITS = 64;
  static final int TOTAL_BITS = 72;

  public PolicyParameters {
    check(BigInteger.valueOf(minLevel), LEVEL_BITS, "minimum level");
    check(maxAmount, AMOUNT_BITS, "maximum amount");
    check(maxTotal, TOTAL_BITS, "maximum total");
  }

  private static void check(BigInteger value, int bits, String name) {
    if (value.signum() < 0 || value.bitLength() > bits) {
      throw new IllegalArgumentException("the " + name + " has at most " + bits + " bits");
    }
  }

  /// All three in one element: minLevel + 2^8·maxAmount + 2^72·maxTotal.
  public Fr packed() {
    BigInteger amountAndTotal = maxTotal.shiftLeft(AMOUNT_BITS).add(maxAmount);
    return Fr.reduce(amountAndTotal.shiftLeft(LEVEL_BITS).add(BigInteger.valueOf(minLevel)));
  }
}
