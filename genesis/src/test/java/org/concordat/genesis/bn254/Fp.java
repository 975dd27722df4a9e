package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/// An element of BN254's base field, as a value: with the types above it the plain twin of the
/// arithmetic on flat arrays.
final class Fp implements FieldElement<Fp> {
  static final Fp ZERO = new Fp(new long[PrimeField.LIMBS]);
  static final Fp ONE = of(BigInteger.ONE);

  private static final PrimeField FIELD = PrimeField.BASE;

  private final long[] limbs;

  private Fp(long[] limbs) {
    this.limbs = limbs;
  }

  static Fp at(long[] array, int index) {
    return new Fp(Arrays.copyOfRange(array, index, index + PrimeField.LIMBS));
  }

  void copyTo(long[] array, int index) {
    System.arraycopy(limbs, 0, array, index, PrimeField.LIMBS);
  }

  static Fp of(BigInteger value) {
    return new Fp(FieldCodec.BASE.reduce(value));
  }

  /// Reads 32 big-endian bytes: empty unless the number is below p.
  static Optional<Fp> read(byte[] source, int offset) {
    long[] limbs = new long[PrimeField.LIMBS];
    boolean canonical = FieldCodec.BASE.read(limbs, 0, source, offset);
    return canonical ? Optional.of(new Fp(limbs)) : Optional.empty();
  }

  void write(byte[] target, int offset) {
    FieldCodec.BASE.write(limbs, 0, target, offset);
  }

  BigInteger toBigInteger() {
    byte[] bytes = new byte[FieldCodec.BYTES];
    write(bytes, 0);
    return new BigInteger(1, bytes);
  }

  @Override
  public Fp add(Fp other) {
    long[] out = new long[PrimeField.LIMBS];
    FIELD.add(out, 0, limbs, 0, other.limbs, 0);
    return new Fp(out);
  }

  @Override
  public Fp subtract(Fp other) {
    long[] out = new long[PrimeField.LIMBS];
    FIELD.sub(out, 0, limbs, 0, other.limbs, 0);
    return new Fp(out);
  }

  @Override
  public Fp multiply(Fp other) {
    long[] out = new long[PrimeField.LIMBS];
    FIELD.mul(out, 0, limbs, 0, other.limbs, 0);
    return new Fp(out);
  }

  @Override
  public Fp square() {
    return multiply(this);
  }

  @Override
  public Fp negate() {
    return ZERO.subtract(this);
  }

  @Override
  public Fp inverse() {
    long[] out = new long[PrimeField.LIMBS];
    FIELD.invert(out, 0, limbs, 0);
    return new Fp(out);
  }

  @Override
  public boolean isZero() {
    return (limbs[0] | limbs[1] | limbs[2] | limbs[3]) == 0;
  }

  @Override
  public Fp one() {
    return ONE;
  }

  @Override
  public Fp self() {
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fp that && Arrays.equals(limbs, that.limbs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(limbs);
  }

  @Override
  public String toString() {
    return toBigInteger().toString();
  }
}
