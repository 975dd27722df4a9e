package org.concordat.genesis.bn254;

import java.math.BigInteger;

/// ξ to the powers i·(p-1)/6: what w^i gains under the p-th power.
final class Frobenius {
  /// Six elements of Fp2, at the places {@link #of} names.
  static final long[] FACTORS = factors();

  private Frobenius() {}

  /// @param power of w, from 0 to 5
  static int of(int power) {
    return power * Fp2Arrays.LIMBS;
  }

  private static long[] factors() {
    BigInteger p = PrimeField.BASE.modulus();
    long[] factors = new long[6 * Fp2Arrays.LIMBS];
    long[] sixth = power(xi(), p.subtract(BigInteger.ONE).divide(BigInteger.valueOf(6)));
    Fp2Arrays fp2 = new Fp2Arrays();
    System.arraycopy(FieldCodec.BASE.one(), 0, factors, 0, PrimeField.LIMBS);
    for (int i = 1; i < 6; i++) {
      fp2.multiply(factors, of(i), factors, of(i - 1), sixth, 0);
    }
    return factors;
  }

  /// ξ = 9 + u, neither a square nor a cube: it defines the fields above and the twist.
  static long[] xi() {
    long[] xi = new long[Fp2Arrays.LIMBS];
    System.arraycopy(FieldCodec.BASE.reduce(BigInteger.valueOf(9)), 0, xi, 0, PrimeField.LIMBS);
    System.arraycopy(FieldCodec.BASE.one(), 0, xi, PrimeField.LIMBS, PrimeField.LIMBS);
    return xi;
  }

  private static long[] power(long[] base, BigInteger exponent) {
    Fp2Arrays fp2 = new Fp2Arrays();
    long[] result = base.clone();
    for (int bit = exponent.bitLength() - 2; bit >= 0; bit--) {
      fp2.square(result, 0, result, 0);
      if (exponent.testBit(bit)) {
        fp2.multiply(result, 0, result, 0, base, 0);
      }
    }
    return result;
  }
}
