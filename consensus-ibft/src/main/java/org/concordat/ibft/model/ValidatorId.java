package org.concordat.ibft.model;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// The 20-byte address of a validator, big-endian in three words; the same layout as the address
/// type of the other modules, so a conversion copies three words.
///
/// @param high bytes 0 to 7
/// @param middle bytes 8 to 15
/// @param low bytes 16 to 19
public record ValidatorId(long high, long middle, int low) implements Comparable<ValidatorId> {
  public static final int SIZE = 20;

  /// @throws IllegalArgumentException unless there are exactly 20 bytes
  public static ValidatorId of(byte[] bytes) {
    if (bytes.length != SIZE) {
      throw new IllegalArgumentException("a validator id has 20 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new ValidatorId(buffer.getLong(), buffer.getLong(), buffer.getInt());
  }

  public byte[] toBytes() {
    return ByteBuffer.allocate(SIZE).putLong(high).putLong(middle).putInt(low).array();
  }

  /// Unsigned byte order: the order of validators in QBFT.
  @Override
  public int compareTo(ValidatorId other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    if (byHigh != 0) {
      return byHigh;
    }
    int byMiddle = Long.compareUnsigned(middle, other.middle);
    return byMiddle != 0 ? byMiddle : Integer.compareUnsigned(low, other.low);
  }

  @Override
  public String toString() {
    return "0x" + HexFormat.of().formatHex(toBytes());
  }
}
