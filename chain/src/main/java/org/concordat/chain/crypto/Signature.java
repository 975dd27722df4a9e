package org.concordat.chain.crypto;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;

/// A recoverable secp256k1 signature. The numbers are as received: whether they are in range is for
/// [Secp256k1] to say, whether s is low for the rule that applies ([Secp256k1#isLow]).
///
/// @param recoveryId 0 or 1, the parity of the nonce point's y
public record Signature(Word r, Word s, int recoveryId) {
  public static final int SIZE = 65;

  public Signature {
    if (recoveryId != 0 && recoveryId != 1) {
      throw new IllegalArgumentException("recovery id must be 0 or 1, not " + recoveryId);
    }
  }

  /// Reads r, s and a last byte of 0 or 1; empty for anything else.
  public static Optional<Signature> decode(Bytes encoded) {
    if (encoded.size() != SIZE) {
      return Optional.empty();
    }
    int recoveryId = encoded.get(SIZE - 1);
    if (recoveryId != 0 && recoveryId != 1) {
      return Optional.empty();
    }
    byte[] bytes = encoded.toArrayUnsafe();
    return Optional.of(new Signature(Word.of(bytes, 0), Word.of(bytes, Word.SIZE), recoveryId));
  }

  /// 65 bytes: r, s, recovery id. The form of QBFT's seals.
  public Bytes encoded() {
    byte[] out = new byte[SIZE];
    r.writeTo(out, 0);
    s.writeTo(out, Word.SIZE);
    out[SIZE - 1] = (byte) recoveryId;
    return Bytes.wrap(out);
  }

  /// r and s in 64 bytes.
  byte[] compact() {
    byte[] out = new byte[2 * Bytes32.SIZE];
    r.writeTo(out, 0);
    s.writeTo(out, Word.SIZE);
    return out;
  }
}
