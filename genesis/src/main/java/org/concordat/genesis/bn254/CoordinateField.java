package org.concordat.genesis.bn254;

import java.math.BigInteger;

/// The field that a group's coordinates live in: Fp for G1, Fp2 for G2. Elements lie in flat arrays
/// as {@link PrimeField} and {@link Fp2Arrays} keep them; outputs may be inputs, at the same index.
///
/// An instance owns the room its products need; it is for one thread.
sealed interface CoordinateField {
  /// Longs per element.
  int limbs();

  void add(long[] out, int o, long[] a, int i, long[] b, int j);

  void subtract(long[] out, int o, long[] a, int i, long[] b, int j);

  void multiply(long[] out, int o, long[] a, int i, long[] b, int j);

  void square(long[] out, int o, long[] a, int i);

  /// Zero stays zero.
  void invert(long[] out, int o, long[] a, int i);

  /// The b of the curve y² = x³ + b.
  long[] b();

  default boolean isZero(long[] a, int i) {
    long any = 0;
    for (int limb = 0; limb < limbs(); limb++) {
      any |= a[i + limb];
    }
    return any == 0;
  }

  default void negate(long[] a, int i) {
    subtract(a, i, Zero.ELEMENT, 0, a, i);
  }

  /// Puts one there.
  default void one(long[] out, int o) {
    System.arraycopy(FieldCodec.BASE.one(), 0, out, o, PrimeField.LIMBS);
    for (int limb = PrimeField.LIMBS; limb < limbs(); limb++) {
      out[o + limb] = 0;
    }
  }

  /// Whether the limbs at `i` are those of an element: all of its numbers below p.
  default boolean isReduced(long[] a, int i) {
    boolean reduced = true;
    for (int limb = 0; limb < limbs(); limb += PrimeField.LIMBS) {
      reduced &= PrimeField.BASE.isReduced(a, i + limb);
    }
    return reduced;
  }

  /// A zero of either field, which nobody writes to.
  final class Zero {
    static final long[] ELEMENT = new long[Fp2Arrays.LIMBS];

    private Zero() {}
  }

  final class Base implements CoordinateField {
    private static final PrimeField FIELD = PrimeField.BASE;
    private static final long[] B = FieldCodec.BASE.reduce(BigInteger.valueOf(3));

    @Override
    public int limbs() {
      return PrimeField.LIMBS;
    }

    @Override
    public void add(long[] out, int o, long[] a, int i, long[] b, int j) {
      FIELD.add(out, o, a, i, b, j);
    }

    @Override
    public void subtract(long[] out, int o, long[] a, int i, long[] b, int j) {
      FIELD.sub(out, o, a, i, b, j);
    }

    @Override
    public void multiply(long[] out, int o, long[] a, int i, long[] b, int j) {
      FIELD.mul(out, o, a, i, b, j);
    }

    @Override
    public void square(long[] out, int o, long[] a, int i) {
      FIELD.square(out, o, a, i);
    }

    @Override
    public void invert(long[] out, int o, long[] a, int i) {
      FIELD.invert(out, o, a, i);
    }

    @Override
    public long[] b() {
      return B;
    }
  }

  final class Quadratic implements CoordinateField {
    private final Fp2Arrays fp2 = new Fp2Arrays();

    @Override
    public int limbs() {
      return Fp2Arrays.LIMBS;
    }

    @Override
    public void add(long[] out, int o, long[] a, int i, long[] b, int j) {
      Fp2Arrays.add(out, o, a, i, b, j);
    }

    @Override
    public void subtract(long[] out, int o, long[] a, int i, long[] b, int j) {
      Fp2Arrays.subtract(out, o, a, i, b, j);
    }

    @Override
    public void multiply(long[] out, int o, long[] a, int i, long[] b, int j) {
      fp2.multiply(out, o, a, i, b, j);
    }

    @Override
    public void square(long[] out, int o, long[] a, int i) {
      fp2.square(out, o, a, i);
    }

    @Override
    public void invert(long[] out, int o, long[] a, int i) {
      fp2.invert(out, o, a, i);
    }

    @Override
    public long[] b() {
      return TwistCurve.B;
    }
  }
}
