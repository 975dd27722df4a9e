package org.concordat.genesis;

import java.util.HexFormat;
import org.apache.tuweni.bytes.Bytes;

/// A 20-byte account address, big-endian in three words so that equality and hashing cost three
/// comparisons: the EVM looks accounts up by it at every call.
///
/// @param high bytes 0 to 7
/// @param middle bytes 8 to 15
/// @param low bytes 16 to 19
public record Address(long high, long middle, int low) implements Comparable<Address> {
  public static final int SIZE = 20;
  public static final Address ZERO = new Address(0, 0, 0);

  /// Reads 20 bytes at `offset`.
  public static Address of(byte[] source, int offset) {
    return new Address(
        readLong(source, offset), readLong(source, offset + 8), readInt(source, offset + 16));
  }

  /// @throws IllegalArgumentException unless there are exactly 20 bytes
  public static Address of(Bytes bytes) {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("an address has 20 bytes, not " + bytes.size());
    }
    return of(bytes.toArrayUnsafe(), 0);
  }

  /// @param hex 40 hex digits of any case, with or without `0x`
  /// @throws IllegalArgumentException for anything else
  public static Address fromHex(String hex) {
    return of(Bytes.fromHexString(hex));
  }

  /// The right-most 20 bytes of a 32-byte word, as the EVM takes an address from its stack.
  public static Address ofWord(long w2, long w1, long w0) {
    return new Address((w2 << 32) | (w1 >>> 32), (w1 << 32) | (w0 >>> 32), (int) w0);
  }

  public Bytes bytes() {
    return Bytes.wrap(toArray());
  }

  public byte[] toArray() {
    byte[] out = new byte[SIZE];
    writeTo(out, 0);
    return out;
  }

  public void writeTo(byte[] target, int offset) {
    for (int i = 0; i < 8; i++) {
      target[offset + i] = (byte) (high >>> (56 - 8 * i));
      target[offset + 8 + i] = (byte) (middle >>> (56 - 8 * i));
    }
    for (int i = 0; i < 4; i++) {
      target[offset + 16 + i] = (byte) (low >>> (24 - 8 * i));
    }
  }

  /// Lower-case hex with `0x`, as JSON-RPC writes addresses.
  public String toHex() {
    return "0x" + HexFormat.of().formatHex(toArray());
  }

  @Override
  public String toString() {
    return toHex();
  }

  /// Unsigned byte order: the order of QBFT's validator list.
  @Override
  public int compareTo(Address other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    if (byHigh != 0) {
      return byHigh;
    }
    int byMiddle = Long.compareUnsigned(middle, other.middle);
    return byMiddle != 0 ? byMiddle : Integer.compareUnsigned(low, other.low);
  }

  private static long readLong(byte[] source, int offset) {
    return ((long) readInt(source, offset) << 32) | (readInt(source, offset + 4) & 0xffffffffL);
  }

  private static int readInt(byte[] source, int offset) {
    return (source[offset] & 0xff) << 24
        | (source[offset + 1] & 0xff) << 16
        | (source[offset + 2] & 0xff) << 8
        | (source[offset + 3] & 0xff);
  }
}
