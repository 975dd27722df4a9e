package org.concordat.genesis.bn254;

import java.math.BigInteger;

/// Between the world's big-endian numbers and the Montgomery limbs of {@link PrimeField}.
final class FieldCodec {
  static final int BYTES = 32;

  static final FieldCodec BASE = new FieldCodec(PrimeField.BASE);
  static final FieldCodec SCALAR = new FieldCodec(PrimeField.SCALAR);

  private final PrimeField field;

  /// 2^512 mod p: multiplying by it enters Montgomery form.
  private final long[] entry;

  private final long[] one;

  private FieldCodec(PrimeField field) {
    this.field = field;
    this.entry = limbs(BigInteger.ONE.shiftLeft(512).mod(field.modulus()));
    this.one = limbs(BigInteger.ONE.shiftLeft(256).mod(field.modulus()));
  }

  /// Reads 32 big-endian bytes into `out`.
  ///
  /// @return whether the number is below the modulus; if not, `out` is not to be used
  boolean read(long[] out, int o, byte[] source, int offset) {
    for (int limb = 0; limb < PrimeField.LIMBS; limb++) {
      out[o + limb] = readLong(source, offset + 8 * (PrimeField.LIMBS - 1 - limb));
    }
    boolean reduced = field.isReduced(out, o);
    field.mul(out, o, out, o, entry, 0);
    return reduced;
  }

  /// The element of the plain number at `i`, below the modulus.
  void enter(long[] out, int o, long[] plain, int i) {
    field.mul(out, o, plain, i, entry, 0);
  }

  /// Writes the element at `i` as 32 big-endian bytes.
  void write(long[] a, int i, byte[] target, int offset) {
    long[] plain = new long[PrimeField.LIMBS];
    long[] one = {1, 0, 0, 0};
    field.mul(plain, 0, a, i, one, 0);
    for (int limb = 0; limb < PrimeField.LIMBS; limb++) {
      writeLong(plain[limb], target, offset + 8 * (PrimeField.LIMBS - 1 - limb));
    }
  }

  /// The number modulo p, in Montgomery form.
  long[] reduce(BigInteger value) {
    long[] out = limbs(value.mod(field.modulus()));
    field.mul(out, 0, out, 0, entry, 0);
    return out;
  }

  /// One, which nobody writes to.
  long[] one() {
    return one;
  }

  private static long[] limbs(BigInteger value) {
    long[] out = new long[PrimeField.LIMBS];
    for (int limb = 0; limb < PrimeField.LIMBS; limb++) {
      out[limb] = value.shiftRight(64 * limb).longValue();
    }
    return out;
  }

  private static long readLong(byte[] source, int offset) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | (source[offset + i] & 0xff);
    }
    return value;
  }

  private static void writeLong(long value, byte[] target, int offset) {
    for (int i = 0; i < 8; i++) {
      target[offset + i] = (byte) (value >>> (56 - 8 * i));
    }
  }
}
