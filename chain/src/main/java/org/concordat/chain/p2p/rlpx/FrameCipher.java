package org.concordat.chain.p2p.rlpx;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// One direction's key stream: AES-256 in counter mode from zero, running on from frame to frame.
final class FrameCipher {
  static final int BLOCK = 16;

  private final Cipher stream;

  /// Encrypting and decrypting are the same here.
  FrameCipher(byte[] aesSecret) {
    try {
      stream = Cipher.getInstance("AES/CTR/NoPadding");
      stream.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(aesSecret, "AES"),
          new IvParameterSpec(new byte[BLOCK]));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES in CTR mode", e);
    }
  }

  /// @param input whole blocks
  byte[] apply(byte[] input) {
    byte[] output = stream.update(input);
    return output == null ? new byte[0] : output;
  }

  static int padded(int size) {
    return (size + BLOCK - 1) / BLOCK * BLOCK;
  }
}
