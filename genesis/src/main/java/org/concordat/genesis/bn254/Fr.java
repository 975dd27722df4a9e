package org.concordat.genesis.bn254;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// An element of BN254's scalar field: what Poseidon hashes and what a circuit computes with.
///
/// Loops over many elements work on flat arrays through {@link ScalarArrays} instead.
public final class Fr implements Comparable<Fr> {
  public static final int SIZE = FieldCodec.BYTES;

  /// The field's prime, the order of BN254's groups.
  public static final BigInteger MODULUS = PrimeField.SCALAR.modulus();

  public static final Fr ZERO = reduce(BigInteger.ZERO);
  public static final Fr ONE = reduce(BigInteger.ONE);

  private static final PrimeField FIELD = PrimeField.SCALAR;
  private static final FieldCodec CODEC = FieldCodec.SCALAR;

  private final long[] limbs;

  private Fr(long[] limbs) {
    this.limbs = limbs;
  }

  /// @param value not negative
  /// @throws IllegalArgumentException for a negative value: it would silently stand for r - |value|
  public static Fr of(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("negative: " + value);
    }
    return reduce(BigInteger.valueOf(value));
  }

  /// The canonical reading of a number: empty unless 0 ≤ value < r.
  public static Optional<Fr> of(BigInteger value) {
    boolean canonical = value.signum() >= 0 && value.compareTo(MODULUS) < 0;
    return canonical ? Optional.of(reduce(value)) : Optional.empty();
  }

  /// The canonical reading of 32 big-endian bytes: empty unless the number is below r.
  public static Optional<Fr> of(Bytes32 bytes) {
    long[] limbs = new long[PrimeField.LIMBS];
    boolean canonical = CODEC.read(limbs, 0, bytes.toArrayUnsafe(), 0);
    return canonical ? Optional.of(new Fr(limbs)) : Optional.empty();
  }

  /// Any number modulo r.
  public static Fr reduce(BigInteger value) {
    return new Fr(FieldCodec.SCALAR.reduce(value));
  }

  /// Big-endian bytes modulo r, a digest for example.
  public static Fr reduce(Bytes bytes) {
    return reduce(bytes.toUnsignedBigInteger());
  }

  /// Copies the element at `index` of a flat array (see {@link ScalarArrays}).
  static Fr copyOf(long[] array, int index) {
    return new Fr(Arrays.copyOfRange(array, index, index + PrimeField.LIMBS));
  }

  void copyTo(long[] array, int index) {
    System.arraycopy(limbs, 0, array, index, PrimeField.LIMBS);
  }

  public Fr add(Fr other) {
    long[] out = new long[PrimeField.LIMBS];
    FIELD.add(out, 0, limbs, 0, other.limbs, 0);
    return new Fr(out);
  }

  public Fr subtract(Fr other) {
    long[] out = new long[PrimeField.LIMBS];
    FIELD.sub(out, 0, limbs, 0, other.limbs, 0);
    return new Fr(out);
  }

  public Fr multiply(Fr other) {
    long[] out = new long[PrimeField.LIMBS];
    FIELD.mul(out, 0, limbs, 0, other.limbs, 0);
    return new Fr(out);
  }

  public Fr negate() {
    return ZERO.subtract(this);
  }

  /// @throws ArithmeticException for zero
  public Fr inverse() {
    if (isZero()) {
      throw new ArithmeticException("zero has no inverse");
    }
    long[] out = new long[PrimeField.LIMBS];
    FIELD.invert(out, 0, limbs, 0);
    return new Fr(out);
  }

  public boolean isZero() {
    return (limbs[0] | limbs[1] | limbs[2] | limbs[3]) == 0;
  }

  /// Big-endian, the form in which roots and commitments travel.
  public Bytes32 toBytes() {
    byte[] out = new byte[SIZE];
    CODEC.write(limbs, 0, out, 0);
    return Bytes32.wrap(out);
  }

  public BigInteger toBigInteger() {
    return toBytes().toUnsignedBigInteger();
  }

  /// By the numbers' size.
  @Override
  public int compareTo(Fr other) {
    return toBytes().compareTo(other.toBytes());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fr that && Arrays.equals(limbs, that.limbs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(limbs);
  }

  @Override
  public String toString() {
    return toBytes().toHexString();
  }
}
