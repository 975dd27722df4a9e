package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/// c0 + c1·w with w² = v: the field where pairings take their values.
record Fp12(Fp6 c0, Fp6 c1) {
  static final Fp12 ONE = new Fp12(Fp6.ONE, Fp6.ZERO);

  /// ξ to the power i·(p-1)/6: what w^i gains under the p-th power.
  private static final List<Fp2> FROBENIUS =
      IntStream.range(0, 6).mapToObj(i -> Fp2.XI.power(frobeniusExponent(i))).toList();

  static Fp12 of(long[] array) {
    return new Fp12(Fp6.at(array, 0), Fp6.at(array, Fp6Arrays.LIMBS));
  }

  long[] toArray() {
    long[] out = new long[Fp12Arrays.LIMBS];
    c0.copyTo(out, 0);
    c1.copyTo(out, Fp6Arrays.LIMBS);
    return out;
  }

  private static BigInteger frobeniusExponent(int i) {
    BigInteger sixth =
        PrimeField.BASE.modulus().subtract(BigInteger.ONE).divide(BigInteger.valueOf(6));
    return sixth.multiply(BigInteger.valueOf(i));
  }

  /// @param power of w, from 0 to 5
  static Fp2 frobeniusFactor(int power) {
    return FROBENIUS.get(power);
  }

  Fp12 multiply(Fp12 other) {
    Fp6 low = c0.multiply(other.c0);
    Fp6 high = c1.multiply(other.c1);
    Fp6 cross = c0.add(c1).multiply(other.c0.add(other.c1));
    return new Fp12(low.add(high.timesV()), cross.subtract(low).subtract(high));
  }

  /// Times a + b·w + c·v·w, the shape of a line.
  Fp12 multiplyLine(Fp2 a, Fp2 b, Fp2 c) {
    Fp6 low = c0.multiply(a);
    Fp6 high = c1.multiplySparse(b, c);
    Fp6 cross = c0.add(c1).multiplySparse(a.add(b), c);
    return new Fp12(low.add(high.timesV()), cross.subtract(low).subtract(high));
  }

  Fp12 square() {
    Fp6 product = c0.multiply(c1);
    Fp6 sum = c0.add(c1).multiply(c0.add(c1.timesV()));
    return new Fp12(sum.subtract(product).subtract(product.timesV()), product.add(product));
  }

  /// The p^6-th power; for elements of norm one also the inverse.
  Fp12 conjugate() {
    return new Fp12(c0, c1.negate());
  }

  Fp12 inverse() {
    Fp6 norm = c0.multiply(c0).subtract(c1.multiply(c1).timesV()).inverse();
    return new Fp12(c0.multiply(norm), c1.multiply(norm).negate());
  }

  /// The p-th power.
  Fp12 frobenius() {
    return new Fp12(
        new Fp6(
            c0.c0().conjugate(),
            c0.c1().conjugate().multiply(frobeniusFactor(2)),
            c0.c2().conjugate().multiply(frobeniusFactor(4))),
        new Fp6(
            c1.c0().conjugate().multiply(frobeniusFactor(1)),
            c1.c1().conjugate().multiply(frobeniusFactor(3)),
            c1.c2().conjugate().multiply(frobeniusFactor(5))));
  }

  /// The square of an element of the cyclotomic subgroup (Granger and Scott, ePrint 2009/565); for
  /// any other element the result means nothing.
  Fp12 cyclotomicSquare() {
    Fp4Square first = Fp4Square.of(c0.c0(), c1.c1());
    Fp4Square second = Fp4Square.of(c1.c0(), c0.c2());
    Fp4Square third = Fp4Square.of(c0.c1(), c1.c2());
    return new Fp12(
        new Fp6(
            lessTwice(first.low(), c0.c0()),
            lessTwice(second.low(), c0.c1()),
            lessTwice(third.low(), c0.c2())),
        new Fp6(
            plusTwice(third.high().timesXi(), c1.c0()),
            plusTwice(first.high(), c1.c1()),
            plusTwice(second.high(), c1.c2())));
  }

  /// 3·square - 2·old.
  private static Fp2 lessTwice(Fp2 square, Fp2 old) {
    return square.subtract(old).twice().add(square);
  }

  /// 3·square + 2·old.
  private static Fp2 plusTwice(Fp2 square, Fp2 old) {
    return square.add(old).twice().add(square);
  }

  /// (a + b·s)² where s² = ξ.
  private record Fp4Square(Fp2 low, Fp2 high) {
    static Fp4Square of(Fp2 a, Fp2 b) {
      Fp2 squareA = a.square();
      Fp2 squareB = b.square();
      Fp2 high = a.add(b).square().subtract(squareA).subtract(squareB);
      return new Fp4Square(squareB.timesXi().add(squareA), high);
    }
  }
}
