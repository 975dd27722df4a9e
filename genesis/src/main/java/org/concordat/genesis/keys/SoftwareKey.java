package org.concordat.genesis.keys;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.concordat.genesis.Address;

/// A key in this process's memory, from a file like Besu's `key`.
public final class SoftwareKey implements NodeKey {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final BigInteger ORDER = CURVE.getN();
  private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
  private static final int UNCOMPRESSED = 4;

  private final BigInteger secret;
  private final Bytes publicKey;
  private final Address address;

  private SoftwareKey(BigInteger secret, Bytes publicKey, Address address) {
    this.secret = secret;
    this.publicKey = publicKey;
    this.address = address;
  }

  /// @throws IllegalArgumentException unless the number is between 1 and the group's order; the
  ///   message does not repeat it
  public static SoftwareKey of(Bytes32 secret) {
    BigInteger number = secret.toUnsignedBigInteger();
    if (!isValid(number)) {
      throw new IllegalArgumentException("not a private key: outside 1 to the order of secp256k1");
    }
    return of(number);
  }

  /// A new key from `random`.
  public static SoftwareKey generate(SecureRandom random) {
    BigInteger number = new BigInteger(256, random);
    while (!isValid(number)) {
      number = new BigInteger(256, random);
    }
    return of(number);
  }

  /// Reads a file of 64 hexadecimal digits, `0x` optional.
  ///
  /// @throws org.concordat.genesis.GenesisException if there is no such file or no key in it
  public static SoftwareKey read(Path file) {
    Bytes32 secret = SecretFile.read(file);
    if (!isValid(secret.toUnsignedBigInteger())) {
      throw SecretFile.unusable(file, "the number in it is not a secp256k1 private key");
    }
    return of(secret);
  }

  private static SoftwareKey of(BigInteger secret) {
    ECPoint point = new FixedPointCombMultiplier().multiply(CURVE.getG(), secret).normalize();
    Bytes publicKey = Bytes.wrap(point.getEncoded(false)).slice(1).copy();
    return new SoftwareKey(secret, publicKey, addressOf(publicKey));
  }

  private static boolean isValid(BigInteger number) {
    return number.signum() > 0 && number.compareTo(ORDER) < 0;
  }

  /// The address of a public key of 64 bytes.
  public static Address addressOf(Bytes publicKey) {
    if (publicKey.size() != PUBLIC_KEY_SIZE) {
      throw new IllegalArgumentException("a public key has 64 bytes, not " + publicKey.size());
    }
    KeccakDigest keccak = new KeccakDigest(256);
    keccak.update(publicKey.toArrayUnsafe(), 0, PUBLIC_KEY_SIZE);
    byte[] digest = new byte[32];
    keccak.doFinal(digest, 0);
    return Address.of(digest, 12);
  }

  /// Writes the key to a new file of mode 0600.
  ///
  /// @throws org.concordat.genesis.GenesisException if the file exists or cannot be written
  public void write(Path file) {
    SecretFile.write(file, word(secret));
  }

  @Override
  public Address address() {
    return address;
  }

  @Override
  public Bytes publicKey() {
    return publicKey;
  }

  @Override
  public RecoverableSignature sign(Bytes32 digest) {
    HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
    nonces.init(ORDER, secret, digest.toArray());
    BigInteger message = digest.toUnsignedBigInteger();
    while (true) {
      BigInteger nonce = nonces.nextK();
      ECPoint point = new FixedPointCombMultiplier().multiply(CURVE.getG(), nonce).normalize();
      BigInteger r = point.getAffineXCoord().toBigInteger();
      BigInteger s = nonce.modInverse(ORDER).multiply(message.add(r.multiply(secret))).mod(ORDER);
      // An x above the order, or a zero, does not happen; recovery ids 2 and 3 are not wanted.
      if (r.signum() > 0 && r.compareTo(ORDER) < 0 && s.signum() > 0) {
        return lowS(r, s, point.getAffineYCoord().testBitZero());
      }
    }
  }

  @Override
  public Optional<Bytes32> agree(Bytes otherPublicKey) {
    if (otherPublicKey.size() != PUBLIC_KEY_SIZE) {
      return Optional.empty();
    }
    byte[] encoded = Bytes.concatenate(Bytes.of(UNCOMPRESSED), otherPublicKey).toArrayUnsafe();
    try {
      ECPoint shared = CURVE.getCurve().decodePoint(encoded).multiply(secret).normalize();
      return Optional.of(Bytes32.wrap(shared.getAffineXCoord().getEncoded()));
    } catch (IllegalArgumentException notOnTheCurve) {
      return Optional.empty();
    }
  }

  private static RecoverableSignature lowS(BigInteger r, BigInteger s, boolean oddY) {
    boolean high = s.compareTo(HALF_ORDER) > 0;
    return new RecoverableSignature(
        word(r), word(high ? ORDER.subtract(s) : s), oddY != high ? 1 : 0);
  }

  private static Bytes32 word(BigInteger number) {
    return Bytes32.leftPad(Bytes.wrap(number.toByteArray()).trimLeadingZeros());
  }

  /// The address; never the secret.
  @Override
  public String toString() {
    return "SoftwareKey[" + address + "]";
  }
}
