package org.concordat.privacy.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM with a random nonce: version byte, nonce, ciphertext, tag. A key seals a few
/// thousand values at most, far below the 2^32 at which random nonces begin to be a risk (NIST SP
/// 800-38D, 8.3).
final class SealedBox {
  private static final int KEY_BYTES = 32;
  static final int OVERHEAD_BYTES = 1 + 12 + 16;

  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random;

  SealedBox(SecureRandom random) {
    this.random = random;
  }

  /// A new key for this cipher.
  SecretKey drawKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return new SecretKeySpec(key, "AES");
  }

  byte[] seal(SecretKey key, byte[] plain, byte[] associated) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = new byte[plain.length + OVERHEAD_BYTES];
    sealed[0] = VERSION;
    System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, sealed, associated);
      cipher.doFinal(plain, 0, plain.length, sealed, 1 + NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refused to encrypt", e);
    }
  }

  /// Empty unless exactly these bytes were sealed with this key and associated data.
  static Optional<byte[]> open(SecretKey key, byte[] sealed, byte[] associated) {
    if (sealed.length < OVERHEAD_BYTES || sealed[0] != VERSION) {
      return Optional.empty();
    }
    int start = 1 + NONCE_BYTES;
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, sealed, associated);
      return Optional.of(cipher.doFinal(sealed, start, sealed.length - start));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refused to decrypt", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] sealed, byte[] associated)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    GCMParameterSpec nonce = new GCMParameterSpec(TAG_BITS, sealed, 1, NONCE_BYTES);
    cipher.init(mode, key, nonce);
    cipher.updateAAD(associated);
    return cipher;
  }
}
