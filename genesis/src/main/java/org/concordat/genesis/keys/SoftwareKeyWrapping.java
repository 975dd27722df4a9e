package org.concordat.genesis.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.GenesisException;

/// Wraps with AES-256-GCM under a key from a file of the same form as a signing key's.
///
/// A wrapped key is: version 1 (1 byte), key id (8), nonce (12), encrypted data key (32), tag (16).
/// Nonces are random; NIST SP 800-38D allows 2^32 wraps under one key that way.
public final class SoftwareKeyWrapping implements KeyWrapping {
  private static final byte VERSION = 1;
  private static final int KEY_ID_SIZE = 8;
  private static final int NONCE_SIZE = 12;
  private static final int HEADER_SIZE = 1 + KEY_ID_SIZE;
  private static final int DATA_KEY_SIZE = 32;
  private static final int TAG_SIZE = 16;
  private static final int WRAPPED_SIZE = HEADER_SIZE + NONCE_SIZE + DATA_KEY_SIZE + TAG_SIZE;
  private static final byte[] KEY_ID_DOMAIN =
      "concordat key-encryption key id".getBytes(StandardCharsets.US_ASCII);

  private final SecretKey keyEncryptionKey;
  private final Bytes keyId;
  private final SecureRandom random;

  private SoftwareKeyWrapping(SecretKey keyEncryptionKey, Bytes keyId, SecureRandom random) {
    this.keyEncryptionKey = keyEncryptionKey;
    this.keyId = keyId;
    this.random = random;
  }

  /// Makes a key and writes it to a new file of mode 0600.
  ///
  /// @throws GenesisException if the file exists or cannot be written
  public static SoftwareKeyWrapping create(Path file, SecureRandom random) {
    byte[] key = new byte[DATA_KEY_SIZE];
    random.nextBytes(key);
    SecretFile.write(file, Bytes32.wrap(key));
    return of(key, random);
  }

  /// @throws GenesisException if there is no such file or no key in it
  public static SoftwareKeyWrapping read(Path file, SecureRandom random) {
    return of(SecretFile.read(file).toArray(), random);
  }

  private static SoftwareKeyWrapping of(byte[] key, SecureRandom random) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(KEY_ID_DOMAIN);
      Bytes id = Bytes.wrap(sha256.digest(key), 0, KEY_ID_SIZE);
      return new SoftwareKeyWrapping(new SecretKeySpec(key, "AES"), id, random);
    } catch (GeneralSecurityException e) {
      throw new GenesisException("This JVM lacks SHA-256", e);
    }
  }

  @Override
  public String keyId() {
    return keyId.toUnprefixedHexString();
  }

  @Override
  public Bytes wrap(SecretKey dataKey, Bytes context) {
    byte[] plain = dataKey.getEncoded();
    if (plain == null || plain.length != DATA_KEY_SIZE) {
      throw new IllegalArgumentException("a data key has " + DATA_KEY_SIZE + " readable bytes");
    }
    byte[] nonce = new byte[NONCE_SIZE];
    random.nextBytes(nonce);
    Bytes header = Bytes.concatenate(Bytes.of(VERSION), keyId);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, header, context);
      return Bytes.concatenate(header, Bytes.wrap(nonce), Bytes.wrap(cipher.doFinal(plain)));
    } catch (GeneralSecurityException e) {
      throw new GenesisException("This JVM cannot encrypt with AES-256-GCM", e);
    }
  }

  @Override
  public UnwrapResult unwrap(Bytes wrapped, Bytes context) {
    if (wrapped.size() != WRAPPED_SIZE || wrapped.get(0) != VERSION) {
      return new UnwrapResult.Rejected("not a key wrapped by this version");
    }
    Bytes usedKey = wrapped.slice(1, KEY_ID_SIZE);
    if (!usedKey.equals(keyId)) {
      return new UnwrapResult.Rejected(
          "wrapped under the key " + usedKey.toUnprefixedHexString() + ", this is " + keyId());
    }
    try {
      byte[] nonce = wrapped.slice(HEADER_SIZE, NONCE_SIZE).toArray();
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, wrapped.slice(0, HEADER_SIZE), context);
      byte[] plain = cipher.doFinal(wrapped.slice(HEADER_SIZE + NONCE_SIZE).toArray());
      return new UnwrapResult.Unwrapped(new SecretKeySpec(plain, "AES"));
    } catch (AEADBadTagException e) {
      return new UnwrapResult.Rejected("changed, or wrapped for another context");
    } catch (GeneralSecurityException e) {
      throw new GenesisException("This JVM cannot decrypt with AES-256-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, Bytes header, Bytes context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, keyEncryptionKey, new GCMParameterSpec(8 * TAG_SIZE, nonce));
    cipher.updateAAD(header.toArrayUnsafe());
    cipher.updateAAD(context.toArrayUnsafe());
    return cipher;
  }

  @Override
  public String toString() {
    return "SoftwareKeyWrapping[" + keyId() + "]";
  }
}
