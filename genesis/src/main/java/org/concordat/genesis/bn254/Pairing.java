package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.List;

/// The optimal ate pairing on BN254 (Vercauteren, ePrint 2008/096).
final class Pairing {
  /// The digits -1, 0 and 1 of 6x + 2 in non-adjacent form, least significant first.
  private static final int[] LOOP =
      nonAdjacentForm(Curve.X.multiply(BigInteger.valueOf(6)).add(BigInteger.TWO));

  private static final int[] X_DIGITS = nonAdjacentForm(Curve.X);

  private Pairing() {}

  static int[] nonAdjacentForm(BigInteger value) {
    int[] digits = new int[value.bitLength() + 1];
    BigInteger rest = value;
    for (int i = 0; rest.signum() != 0; i++) {
      if (rest.testBit(0)) {
        digits[i] = rest.testBit(1) ? -1 : 1;
        rest = rest.subtract(BigInteger.valueOf(digits[i]));
      }
      rest = rest.shiftRight(1);
    }
    return digits;
  }

  /// Whether the product of the pairings is one. No point may be at infinity.
  static boolean isProductOne(List<LineWalk> pairs) {
    return finalExponentiation(millerLoop(pairs)).equals(Fp12.ONE);
  }

  /// The product of the pairs' Miller functions: the squarings are shared.
  static Fp12 millerLoop(List<LineWalk> pairs) {
    Fp12 f = Fp12.ONE;
    int top = LOOP.length - 1;
    while (LOOP[top] == 0) {
      top--;
    }
    for (int i = top - 1; i >= 0; i--) {
      f = f.square();
      for (LineWalk walk : pairs) {
        f = walk.twice(f);
        if (LOOP[i] != 0) {
          f = walk.add(f, LOOP[i] > 0 ? walk.start() : walk.start().negate());
        }
      }
    }
    for (LineWalk walk : pairs) {
      Point<Fp2> first = Curve.frobenius(walk.start());
      f = walk.add(f, first);
      f = walk.add(f, Curve.frobenius(first).negate());
    }
    return f;
  }

  /// f to the power (p^12 - 1) / r.
  static Fp12 finalExponentiation(Fp12 f) {
    Fp12 unitary = f.conjugate().multiply(f.inverse());
    return hardPart(unitary.frobenius().frobenius().multiply(unitary));
  }

  /// f to the power (p^4 - p² + 1) / r by the addition chain of Scott, Benger, Charlemagne,
  /// Dominguez Perez and Kachisa, ePrint 2008/490, whose y0 to y6 these are.
  private static Fp12 hardPart(Fp12 f) {
    Fp12 fx = powerX(f);
    Fp12 fx2 = powerX(fx);
    Fp12 fx3 = powerX(fx2);
    Fp12 fp = f.frobenius();
    Fp12 fp2 = fp.frobenius();
    Fp12 y0 = fp.multiply(fp2).multiply(fp2.frobenius());
    Fp12 y1 = f.conjugate();
    Fp12 y2 = fx2.frobenius().frobenius();
    Fp12 y3 = fx.frobenius().conjugate();
    Fp12 y4 = fx.multiply(fx2.frobenius()).conjugate();
    Fp12 y5 = fx2.conjugate();
    Fp12 y6 = fx3.multiply(fx3.frobenius()).conjugate();
    Fp12 t0 = y6.cyclotomicSquare().multiply(y4).multiply(y5);
    Fp12 t1 = y3.multiply(y5).multiply(t0);
    t0 = t0.multiply(y2);
    t1 = t1.cyclotomicSquare().multiply(t0).cyclotomicSquare();
    t0 = t1.multiply(y1).cyclotomicSquare();
    return t0.multiply(t1.multiply(y0));
  }

  /// f to the power x for f of the cyclotomic subgroup.
  private static Fp12 powerX(Fp12 f) {
    Fp12 inverse = f.conjugate();
    Fp12 result = Fp12.ONE;
    for (int i = X_DIGITS.length - 1; i >= 0; i--) {
      result = result.cyclotomicSquare();
      if (X_DIGITS[i] != 0) {
        result = result.multiply(X_DIGITS[i] > 0 ? f : inverse);
      }
    }
    return result;
  }
}
