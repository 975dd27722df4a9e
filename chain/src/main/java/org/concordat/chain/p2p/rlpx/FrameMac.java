package org.concordat.chain.p2p.rlpx;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.concordat.chain.crypto.RunningKeccak;

/// One direction's message authentication: a Keccak state that has seen every byte so far, stirred
/// with an AES block for each MAC.
final class FrameMac {
  static final int SIZE = 16;

  private final RunningKeccak state;
  private final Cipher aes;

  FrameMac(RunningKeccak state, byte[] macSecret) {
    this.state = state;
    this.aes = blockCipher(macSecret);
  }

  byte[] ofHeader(byte[] headerCiphertext) {
    return stirred(headerCiphertext);
  }

  byte[] ofBody(byte[] ciphertext) {
    state.update(ciphertext);
    return stirred(Arrays.copyOf(state.digest(), SIZE));
  }

  private byte[] stirred(byte[] with) {
    byte[] seed = encrypt(Arrays.copyOf(state.digest(), SIZE));
    for (int i = 0; i < SIZE; i++) {
      seed[i] ^= with[i];
    }
    state.update(seed);
    return Arrays.copyOf(state.digest(), SIZE);
  }

  private byte[] encrypt(byte[] block) {
    try {
      return aes.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a whole block always encrypts", e);
    }
  }

  /// A single block at a time, so the mode has nothing to chain.
  private static Cipher blockCipher(byte[] key) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
  }
}
