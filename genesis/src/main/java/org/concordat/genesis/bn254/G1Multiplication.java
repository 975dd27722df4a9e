package org.concordat.genesis.bn254;

import java.math.BigInteger;

/// A point of G1 times a scalar, with half the doublings: k·P = k1·P + k2·φ(P) for k1 and k2 of
/// half the length, where φ(x, y) = (β·x, y) multiplies by λ (Gallant, Lambert, Vanstone, CRYPTO
/// 2001).
final class G1Multiplication {
  /// Digits of up to 15 in size: eight odd multiples of each point.
  private static final int WIDTH = 5;

  private static final int ODD_MULTIPLES = 1 << (WIDTH - 2);
  private static final BigInteger R = PrimeField.SCALAR.modulus();

  // φ's lattice: (A1, B) and (B, -A2) stand for multiples of r; all three follow from the parameter
  // x.
  private static final BigInteger SIX_X_SQUARE =
      Pairing.X.multiply(Pairing.X).multiply(BigInteger.valueOf(6));
  private static final BigInteger B = Pairing.X.shiftLeft(1).add(BigInteger.ONE);
  private static final BigInteger A1 = SIX_X_SQUARE.add(B.shiftLeft(1)).subtract(BigInteger.ONE);
  private static final BigInteger A2 = SIX_X_SQUARE.add(B).subtract(BigInteger.ONE);

  /// A cube root of one.
  private static final long[] BETA =
      FieldCodec.BASE.reduce(
          new BigInteger("2203960485148121921418603742825762020974279258880205651966"));

  private final G1 g1 = new G1();

  /// @param point affine, with z, or infinity
  /// @param scalar not negative
  long[] multiply(long[] point, BigInteger scalar) {
    BigInteger k = scalar.mod(R);
    BigInteger c1 = nearest(A2.multiply(k));
    BigInteger c2 = nearest(B.multiply(k));
    int[] first = SignedDigits.of(k.subtract(c1.multiply(A1)).subtract(c2.multiply(B)), WIDTH);
    int[] second = SignedDigits.of(c2.multiply(A2).subtract(c1.multiply(B)), WIDTH);
    long[] table = oddMultiples(point);
    long[] images = table.clone();
    for (int i = 0; i < ODD_MULTIPLES; i++) {
      PrimeField.BASE.mul(images, i * G1.LIMBS, images, i * G1.LIMBS, BETA, 0);
    }
    long[] result = new long[G1.LIMBS];
    for (int i = Math.max(first.length, second.length) - 1; i >= 0; i--) {
      g1.twice(result, 0);
      addDigit(result, table, i < first.length ? first[i] : 0);
      addDigit(result, images, i < second.length ? second[i] : 0);
    }
    return result;
  }

  /// The integer nearest to value / r.
  private static BigInteger nearest(BigInteger value) {
    return value.shiftLeft(1).add(R).divide(R.shiftLeft(1));
  }

  private long[] oddMultiples(long[] point) {
    long[] table = new long[ODD_MULTIPLES * G1.LIMBS];
    long[] twice = point.clone();
    g1.twice(twice, 0);
    System.arraycopy(point, 0, table, 0, G1.LIMBS);
    for (int i = 1; i < ODD_MULTIPLES; i++) {
      System.arraycopy(table, (i - 1) * G1.LIMBS, table, i * G1.LIMBS, G1.LIMBS);
      g1.add(table, i * G1.LIMBS, twice, 0);
    }
    return table;
  }

  private void addDigit(long[] result, long[] table, int digit) {
    if (digit == 0) {
      return;
    }
    int at = (Math.abs(digit) >> 1) * G1.LIMBS;
    if (digit < 0) {
      G1.negate(table, at);
    }
    g1.add(result, 0, table, at);
    if (digit < 0) {
      G1.negate(table, at);
    }
  }
}
