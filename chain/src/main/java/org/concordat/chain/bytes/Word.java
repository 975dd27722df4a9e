package org.concordat.chain.bytes;

import java.math.BigInteger;
import java.util.HexFormat;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// An unsigned 256-bit number: storage keys and values, balances, fees.
///
/// The EVM works on the same four longs in flat arrays and makes a `Word` only where a value leaves
/// the stack. Arithmetic wraps modulo 2^256 as the EVM's does; callers that must not wrap compare
/// first or use [#addExact].
///
/// @param w3 most significant 64 bits
/// @param w0 least significant 64 bits
public record Word(long w3, long w2, long w1, long w0) implements Comparable<Word> {
  public static final int SIZE = 32;
  public static final Word ZERO = new Word(0, 0, 0, 0);
  public static final Word ONE = new Word(0, 0, 0, 1);
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  /// @param value taken as unsigned
  public static Word of(long value) {
    return new Word(0, 0, 0, value);
  }

  /// @throws IllegalArgumentException when negative or above 2^256 - 1
  public static Word of(BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > 256) {
      throw new IllegalArgumentException("not an unsigned 256-bit number");
    }
    return new Word(
        value.shiftRight(192).longValue(),
        value.shiftRight(128).longValue(),
        value.shiftRight(64).longValue(),
        value.longValue());
  }

  /// @throws IllegalArgumentException for more than 32 bytes; fewer are padded on the left
  public static Word of(Bytes bytes) {
    if (bytes.size() > SIZE) {
      throw new IllegalArgumentException("a word has at most 32 bytes, not " + bytes.size());
    }
    byte[] padded = new byte[SIZE];
    System.arraycopy(bytes.toArrayUnsafe(), 0, padded, SIZE - bytes.size(), bytes.size());
    return of(padded, 0);
  }

  /// Reads 32 bytes at `offset`.
  public static Word of(byte[] source, int offset) {
    return new Word(
        readLong(source, offset),
        readLong(source, offset + 8),
        readLong(source, offset + 16),
        readLong(source, offset + 24));
  }

  public static Word of(Address address) {
    byte[] padded = new byte[SIZE];
    address.writeTo(padded, SIZE - Address.SIZE);
    return of(padded, 0);
  }

  /// @param hex at most 64 hex digits, with or without `0x`
  public static Word fromHex(String hex) {
    return of(Bytes.fromHexStringLenient(hex));
  }

  public Word add(Word o) {
    long r0 = w0 + o.w0;
    long c0 = carry(w0, o.w0, r0);
    long r1 = w1 + o.w1 + c0;
    long c1 = carry(w1, o.w1, r1);
    long r2 = w2 + o.w2 + c1;
    long c2 = carry(w2, o.w2, r2);
    return new Word(w3 + o.w3 + c2, r2, r1, r0);
  }

  /// @throws ArithmeticException when the sum needs more than 256 bits
  public Word addExact(Word o) {
    Word sum = add(o);
    if (sum.compareTo(this) < 0) {
      throw new ArithmeticException("256-bit overflow");
    }
    return sum;
  }

  public Word subtract(Word o) {
    long r0 = w0 - o.w0;
    long b0 = borrow(w0, o.w0, r0);
    long r1 = w1 - o.w1 - b0;
    long b1 = borrow(w1, o.w1, r1);
    long r2 = w2 - o.w2 - b1;
    long b2 = borrow(w2, o.w2, r2);
    return new Word(w3 - o.w3 - b2, r2, r1, r0);
  }

  /// Modulo 2^256. Fees and gas only: the EVM multiplies on its own stack.
  public Word multiply(Word o) {
    return of(toBigInteger().multiply(o.toBigInteger()).mod(MODULUS));
  }

  public boolean isZero() {
    return (w3 | w2 | w1 | w0) == 0;
  }

  /// True when the value is below 2^63, so that [#w0] is it.
  public boolean fitsLong() {
    return (w3 | w2 | w1) == 0 && w0 >= 0;
  }

  public BigInteger toBigInteger() {
    return new BigInteger(1, toArray());
  }

  public byte[] toArray() {
    byte[] out = new byte[SIZE];
    writeTo(out, 0);
    return out;
  }

  public void writeTo(byte[] target, int offset) {
    for (int i = 0; i < 8; i++) {
      int shift = 56 - 8 * i;
      target[offset + i] = (byte) (w3 >>> shift);
      target[offset + 8 + i] = (byte) (w2 >>> shift);
      target[offset + 16 + i] = (byte) (w1 >>> shift);
      target[offset + 24 + i] = (byte) (w0 >>> shift);
    }
  }

  public Bytes32 toBytes32() {
    return Bytes32.wrap(toArray());
  }

  /// Big-endian without leading zeros; empty for zero. RLP's scalar form.
  public Bytes toMinimalBytes() {
    return toBytes32().trimLeadingZeros();
  }

  /// `0x` and the fewest digits, `0x0` for zero: JSON-RPC's quantity.
  public String toQuantity() {
    String digits = HexFormat.of().formatHex(toArray()).replaceFirst("^0+", "");
    return "0x" + (digits.isEmpty() ? "0" : digits);
  }

  @Override
  public String toString() {
    return toQuantity();
  }

  @Override
  public int compareTo(Word o) {
    int c3 = Long.compareUnsigned(w3, o.w3);
    if (c3 != 0) {
      return c3;
    }
    int c2 = Long.compareUnsigned(w2, o.w2);
    if (c2 != 0) {
      return c2;
    }
    int c1 = Long.compareUnsigned(w1, o.w1);
    return c1 != 0 ? c1 : Long.compareUnsigned(w0, o.w0);
  }

  /// The bit carried out of a 64-bit addition (carry-in included), from operands and result.
  private static long carry(long a, long b, long sum) {
    return ((a & b) | ((a | b) & ~sum)) >>> 63;
  }

  private static long borrow(long a, long b, long difference) {
    return ((~a & b) | ((~a | b) & difference)) >>> 63;
  }

  private static long readLong(byte[] source, int offset) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | (source[offset + i] & 0xff);
    }
    return value;
  }
}
