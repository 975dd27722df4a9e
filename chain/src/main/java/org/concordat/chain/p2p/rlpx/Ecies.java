package org.concordat.chain.p2p.rlpx;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.keys.NodeKey;
import org.concordat.genesis.keys.SoftwareKey;

/// RLPx' ECIES: `0x04 ‖ ephemeral key (64) ‖ IV (16) ‖ AES-128-CTR ciphertext ‖ HMAC-SHA-256 (32)`.
final class Ecies {
  private static final int KEY_SIZE = 16;
  private static final int IV_SIZE = 16;
  private static final int TAG_SIZE = 32;
  private static final int POINT_SIZE = 1 + NodeKey.PUBLIC_KEY_SIZE;
  private static final byte UNCOMPRESSED = 4;

  /// By how much a ciphertext is longer than its message.
  static final int OVERHEAD = POINT_SIZE + IV_SIZE + TAG_SIZE;

  private Ecies() {}

  /// @param authenticated covered by the tag and not part of the result
  static byte[] encrypt(
      Bytes recipient, byte[] message, byte[] authenticated, SecureRandom random) {
    SoftwareKey ephemeral = SoftwareKey.generate(random);
    Bytes32 shared =
        ephemeral
            .agree(recipient)
            .orElseThrow(() -> new IllegalArgumentException("the recipient's key is no point"));
    byte[] iv = new byte[IV_SIZE];
    random.nextBytes(iv);
    Keys keys = Keys.of(shared);
    byte[] ciphertext = keys.crypt(Cipher.ENCRYPT_MODE, iv, message);
    return ByteBuffer.allocate(OVERHEAD + message.length)
        .put(UNCOMPRESSED)
        .put(ephemeral.publicKey().toArrayUnsafe())
        .put(iv)
        .put(ciphertext)
        .put(keys.tag(iv, ciphertext, authenticated))
        .array();
  }

  /// Empty for everything that was not encrypted to this key with the same `authenticated` bytes.
  static Optional<byte[]> decrypt(NodeKey key, byte[] encrypted, byte[] authenticated) {
    if (encrypted.length < OVERHEAD || encrypted[0] != UNCOMPRESSED) {
      return Optional.empty();
    }
    int end = encrypted.length - TAG_SIZE;
    byte[] iv = Arrays.copyOfRange(encrypted, POINT_SIZE, POINT_SIZE + IV_SIZE);
    byte[] ciphertext = Arrays.copyOfRange(encrypted, POINT_SIZE + IV_SIZE, end);
    byte[] tag = Arrays.copyOfRange(encrypted, end, encrypted.length);
    return key.agree(Bytes.wrap(encrypted, 1, NodeKey.PUBLIC_KEY_SIZE))
        .map(Keys::of)
        .filter(keys -> MessageDigest.isEqual(keys.tag(iv, ciphertext, authenticated), tag))
        .map(keys -> keys.crypt(Cipher.DECRYPT_MODE, iv, ciphertext));
  }

  /// What both sides derive from the shared point.
  private static final class Keys {
    private final byte[] encryption;
    private final byte[] authentication;

    private Keys(byte[] encryption, byte[] authentication) {
      this.encryption = encryption;
      this.authentication = authentication;
    }

    /// One round of the concatenation KDF (NIST SP 800-56A, 5.8.1) gives all 32 bytes needed.
    static Keys of(Bytes32 shared) {
      MessageDigest sha256 = sha256();
      sha256.update(new byte[] {0, 0, 0, 1});
      byte[] derived = sha256.digest(shared.toArrayUnsafe());
      byte[] macSecret = Arrays.copyOfRange(derived, KEY_SIZE, derived.length);
      return new Keys(Arrays.copyOf(derived, KEY_SIZE), sha256().digest(macSecret));
    }

    byte[] crypt(int mode, byte[] iv, byte[] input) {
      try {
        Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
        aes.init(mode, new SecretKeySpec(encryption, "AES"), new IvParameterSpec(iv));
        return aes.doFinal(input);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has AES in CTR mode", e);
      }
    }

    byte[] tag(byte[] iv, byte[] ciphertext, byte[] authenticated) {
      try {
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(authentication, "HmacSHA256"));
        hmac.update(iv);
        hmac.update(ciphertext);
        return hmac.doFinal(authenticated);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
      }
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }
}
