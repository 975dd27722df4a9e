package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/// The optimal ate pairing on BN254 (Vercauteren, ePrint 2008/096). An instance is one
/// computation's room; it is for one thread.
final class Pairing {
  /// The parameter x from which BN254's primes are built.
  static final BigInteger X = BigInteger.valueOf(4_965_661_367_192_848_881L);

  /// 6x + 2.
  private static final int[] LOOP =
      SignedDigits.of(X.multiply(BigInteger.valueOf(6)).add(BigInteger.TWO), 2);

  private static final int[] X_DIGITS = SignedDigits.of(X, 2);
  private static final long[] ONE = Fp12Arrays.one();

  private final Fp12Arrays fp12 = new Fp12Arrays();

  Fp2Arrays fp2() {
    return fp12.fp2();
  }

  static boolean isOne(long[] value) {
    return Arrays.equals(value, ONE);
  }

  /// The product of the pairs' Miller functions: the squarings are shared. Leaves every walk at its
  /// end.
  ///
  /// @param silent walks that are gone for the check at their end alone
  long[] millerLoop(List<LineWalk> pairs, List<LineWalk> silent) {
    long[] f = Fp12Arrays.one();
    for (int i = LOOP.length - 2; i >= 0; i--) {
      fp12.square(f, f);
      for (LineWalk walk : pairs) {
        walk.twice();
        fp12.multiplyLine(f, f, walk.line);
        if (LOOP[i] != 0) {
          walk.add(LOOP[i] < 0);
          fp12.multiplyLine(f, f, walk.line);
        }
      }
      for (LineWalk walk : silent) {
        walk.twice();
        if (LOOP[i] != 0) {
          walk.add(LOOP[i] < 0);
        }
      }
    }
    for (LineWalk walk : pairs) {
      walk.addFirstImage();
      fp12.multiplyLine(f, f, walk.line);
      walk.subtractSecondImage();
      fp12.multiplyLine(f, f, walk.line);
    }
    for (LineWalk walk : silent) {
      walk.addFirstImage();
      walk.subtractSecondImage();
    }
    return f;
  }

  /// f to the power (p^12 - 1) / r, for f other than zero.
  long[] finalExponentiation(long[] f) {
    long[] unitary = conjugate(f);
    long[] inverse = new long[Fp12Arrays.LIMBS];
    fp12.invert(inverse, f);
    fp12.multiply(unitary, unitary, inverse);
    return hardPart(product(frobenius(frobenius(unitary)), unitary));
  }

  /// f to the power (p^4 - p² + 1) / r by the addition chain of Scott, Benger, Charlemagne,
  /// Dominguez Perez and Kachisa, ePrint 2008/490, whose y0 to y6 these are.
  private long[] hardPart(long[] f) {
    long[] fx = powerX(f);
    long[] fx2 = powerX(fx);
    long[] fx3 = powerX(fx2);
    long[] fp = frobenius(f);
    long[] fp2 = frobenius(fp);
    long[] y0 = product(product(fp, fp2), frobenius(fp2));
    long[] y1 = conjugate(f);
    long[] y2 = frobenius(frobenius(fx2));
    long[] y3 = conjugate(frobenius(fx));
    long[] y4 = conjugate(product(fx, frobenius(fx2)));
    long[] y5 = conjugate(fx2);
    long[] y6 = conjugate(product(fx3, frobenius(fx3)));
    long[] t0 = product(product(square(y6), y4), y5);
    long[] t1 = product(product(y3, y5), t0);
    t0 = product(t0, y2);
    t1 = square(product(square(t1), t0));
    t0 = square(product(t1, y1));
    return product(t0, product(t1, y0));
  }

  /// f to the power x for f of the cyclotomic subgroup.
  private long[] powerX(long[] f) {
    long[] inverse = conjugate(f);
    long[] result = f.clone();
    for (int i = X_DIGITS.length - 2; i >= 0; i--) {
      fp12.cyclotomicSquare(result, result);
      if (X_DIGITS[i] != 0) {
        fp12.multiply(result, result, X_DIGITS[i] > 0 ? f : inverse);
      }
    }
    return result;
  }

  private long[] product(long[] a, long[] b) {
    long[] out = new long[Fp12Arrays.LIMBS];
    fp12.multiply(out, a, b);
    return out;
  }

  private long[] square(long[] a) {
    long[] out = new long[Fp12Arrays.LIMBS];
    fp12.cyclotomicSquare(out, a);
    return out;
  }

  private long[] conjugate(long[] a) {
    long[] out = new long[Fp12Arrays.LIMBS];
    fp12.conjugate(out, a);
    return out;
  }

  private long[] frobenius(long[] a) {
    long[] out = new long[Fp12Arrays.LIMBS];
    fp12.frobenius(out, a);
    return out;
  }
}
