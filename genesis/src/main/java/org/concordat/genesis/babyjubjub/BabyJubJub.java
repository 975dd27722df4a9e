package org.concordat.genesis.babyjubjub;

import java.math.BigInteger;
import org.concordat.genesis.bn254.Fr;

/// The curve's constants (EIP-2494).
public final class BabyJubJub {
  /// Coefficient of x².
  public static final Fr A = Fr.of(168_700);

  /// Coefficient of x²·y².
  public static final Fr D = Fr.of(168_696);

  /// Order of the subgroup, a prime of 251 bits.
  public static final BigInteger ORDER =
      new BigInteger(
          "2736030358979909402780800718157159386076813972158567259200215660948447373041");

  /// The group has COFACTOR · [#ORDER] points.
  public static final BigInteger COFACTOR = BigInteger.valueOf(8);

  /// The subgroup's generator.
  public static final EdwardsPoint BASE8 =
      point(
          "5299619240641551281634865583518297030282874472190772894086521144482721001553",
          "16950150798460657717958625567821834550301663161624707787222815936182638968203");

  private BabyJubJub() {}

  private static EdwardsPoint point(String x, String y) {
    return EdwardsPoint.of(Fr.reduce(new BigInteger(x)), Fr.reduce(new BigInteger(y)))
        .orElseThrow();
  }
}
