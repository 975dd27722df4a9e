package org.concordat.genesis.babyjubjub;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.keys.SecretFile;

/// A key that signs field elements, in this process's memory.
///
/// The secret is 32 bytes of any value. Its BLAKE-512 digest gives the scalar (first half, clamped
/// as in RFC 8032, section 5.1.5) and the seed of the nonces (second half), as in circomlibjs.
public final class EddsaKey {
  private static final int HALF = 32;

  private final Bytes32 secret;
  private final BigInteger scalar;
  private final byte[] nonceSeed;
  private final EddsaPublicKey publicKey;

  private EddsaKey(Bytes32 secret, BigInteger scalar, byte[] nonceSeed, EddsaPublicKey publicKey) {
    this.secret = secret;
    this.scalar = scalar;
    this.nonceSeed = nonceSeed;
    this.publicKey = publicKey;
  }

  public static EddsaKey of(Bytes32 secret) {
    byte[] expanded = Blake512.hash(secret.toArray());
    BigInteger scalar = clamped(Arrays.copyOf(expanded, HALF));
    // The scalar is a multiple of 8, and the equation multiplies the key by 8. A point outside the
    // public keys would be the identity, for one scalar in 2^251.
    EdwardsPoint point = BabyJubJub.BASE8.multiply(scalar.shiftRight(3));
    EddsaPublicKey publicKey = EddsaPublicKey.of(point).orElseThrow();
    return new EddsaKey(
        secret, scalar, Arrays.copyOfRange(expanded, HALF, expanded.length), publicKey);
  }

  public static EddsaKey generate(SecureRandom random) {
    byte[] secret = new byte[Bytes32.SIZE];
    random.nextBytes(secret);
    return of(Bytes32.wrap(secret));
  }

  /// Reads a file of 64 hexadecimal digits, `0x` optional.
  ///
  /// @throws org.concordat.genesis.GenesisException if there is no such file or no key in it
  public static EddsaKey read(Path file) {
    return of(SecretFile.read(file));
  }

  /// Writes the key to a new file of mode 0600.
  ///
  /// @throws org.concordat.genesis.GenesisException if the file exists or cannot be written
  public void write(Path file) {
    SecretFile.write(file, secret);
  }

  public EddsaPublicKey publicKey() {
    return publicKey;
  }

  /// The same message gives the same signature.
  public EddsaSignature sign(Fr message) {
    BigInteger nonce = nonce(message);
    EdwardsPoint r = BabyJubJub.BASE8.multiply(nonce);
    BigInteger challenge = EddsaPublicKey.challenge(r, publicKey.point(), message);
    BigInteger s = nonce.add(challenge.multiply(scalar)).mod(BabyJubJub.ORDER);
    return new EddsaSignature(r, s);
  }

  private BigInteger nonce(Fr message) {
    byte[] seeded = Arrays.copyOf(nonceSeed, 2 * HALF);
    byte[] littleEndian = message.toBytes().reverse().toArray();
    System.arraycopy(littleEndian, 0, seeded, HALF, HALF);
    return number(Blake512.hash(seeded)).mod(BabyJubJub.ORDER);
  }

  /// A multiple of 8 between 2^254 and 2^255.
  private static BigInteger clamped(byte[] bytes) {
    bytes[0] &= (byte) 0xf8;
    bytes[HALF - 1] &= 0x7f;
    bytes[HALF - 1] |= 0x40;
    return number(bytes);
  }

  private static BigInteger number(byte[] littleEndian) {
    return Bytes.wrap(littleEndian).reverse().toUnsignedBigInteger();
  }

  /// The public key; never the secret.
  @Override
  public String toString() {
    return "EddsaKey[" + publicKey + "]";
  }
}
