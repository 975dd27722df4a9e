package org.concordat.ibft.model;

import java.util.Arrays;
import java.util.HexFormat;

/// A signature as its owner encoded it; 65 bytes (r, s, recovery id) on a QBFT chain. The core
/// carries signatures inside certificates and seals and never looks into them.
public final class Signature {
  /// Hostile input cannot make the core hold more than this per signature.
  public static final int MAX_SIZE = 256;

  private final byte[] bytes;

  private Signature(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @throws IllegalArgumentException if longer than {@link #MAX_SIZE}
  public static Signature of(byte[] bytes) {
    if (bytes.length > MAX_SIZE) {
      throw new IllegalArgumentException("a signature has at most " + MAX_SIZE + " bytes");
    }
    return new Signature(bytes.clone());
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Signature that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
