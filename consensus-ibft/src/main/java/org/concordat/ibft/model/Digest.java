package org.concordat.ibft.model;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// The 32-byte hash of a block *at one round*: what Prepare, Commit and commit seals are about. On
/// a QBFT chain it is the commit-seal hash, which is not the block's on-chain hash.
///
/// @param w0 bytes 0 to 7, and so on to `w3`
public record Digest(long w0, long w1, long w2, long w3) {
  public static final int SIZE = 32;

  /// @throws IllegalArgumentException unless there are exactly 32 bytes
  public static Digest of(byte[] bytes) {
    if (bytes.length != SIZE) {
      throw new IllegalArgumentException("a digest has 32 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Digest(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
  }

  public byte[] toBytes() {
    return ByteBuffer.allocate(SIZE).putLong(w0).putLong(w1).putLong(w2).putLong(w3).array();
  }

  @Override
  public String toString() {
    return "0x" + HexFormat.of().formatHex(toBytes());
  }
}
