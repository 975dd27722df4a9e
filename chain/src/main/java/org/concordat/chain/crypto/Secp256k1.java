package org.concordat.chain.crypto;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// ECDSA over secp256k1 with public key recovery.
public final class Secp256k1 {
  /// The order n of the group (SEC 2, section 2.4.1).
  public static final Word ORDER =
      Word.fromHex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");

  /// Floor of n / 2: the greatest s that EIP-2 lets a transaction have.
  public static final Word HALF_ORDER =
      Word.fromHex("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0");

  public static final int PUBLIC_KEY_SIZE = 64;
  private static final int ADDRESS_OFFSET = Bytes32.SIZE - Address.SIZE;
  private static final Curve CURVE = Curve.best();

  private Secp256k1() {}

  /// Whether s is at most half the order, so that nobody else can turn the signature into a second
  /// valid one.
  public static boolean isLow(Signature signature) {
    return signature.s().compareTo(HALF_ORDER) <= 0;
  }

  /// The signer's address; empty when r or s is 0 or not below the order, or no key fits. A high s
  /// is accepted, as the ecrecover precompile must.
  public static Optional<Address> recover(Bytes32 hash, Signature signature) {
    return recoverPublicKey(hash, signature).map(Secp256k1::address);
  }

  /// As [#recover]; x and y of the key.
  public static Optional<Bytes> recoverPublicKey(Bytes32 hash, Signature signature) {
    return recoverPublicKey(CURVE, hash, signature);
  }

  static Optional<Bytes> recoverPublicKey(Curve curve, Bytes32 hash, Signature signature) {
    if (!isScalar(signature.r()) || !isScalar(signature.s())) {
      return Optional.empty();
    }
    return curve
        .recover(hash.toArrayUnsafe(), signature.compact(), signature.recoveryId())
        .map(Bytes::wrap);
  }

  /// Deterministic (RFC 6979), s low.
  ///
  /// @throws IllegalArgumentException when the key is 0 or not below the order
  public static Signature sign(Bytes32 hash, Bytes32 privateKey) {
    return sign(CURVE, hash, privateKey);
  }

  static Signature sign(Curve curve, Bytes32 hash, Bytes32 privateKey) {
    Bytes publicKey = publicKey(curve, privateKey);
    byte[] compact = curve.sign(hash.toArrayUnsafe(), privateKey.toArrayUnsafe());
    Word r = Word.of(compact, 0);
    Word s = Word.of(compact, Word.SIZE);
    for (int recoveryId = 0; recoveryId <= 1; recoveryId++) {
      Signature signature = new Signature(r, s, recoveryId);
      if (recoverPublicKey(curve, hash, signature).filter(publicKey::equals).isPresent()) {
        return signature;
      }
    }
    throw new IllegalStateException("own signature does not recover to own key");
  }

  /// @return x and y, 64 bytes
  /// @throws IllegalArgumentException when the key is 0 or not below the order
  public static Bytes publicKey(Bytes32 privateKey) {
    return publicKey(CURVE, privateKey);
  }

  private static Bytes publicKey(Curve curve, Bytes32 privateKey) {
    if (!isScalar(Word.of(privateKey))) {
      throw new IllegalArgumentException("a private key lies between 1 and the group order");
    }
    return Bytes.wrap(curve.publicKey(privateKey.toArrayUnsafe()));
  }

  /// @param publicKey x and y, 64 bytes
  public static Address address(Bytes publicKey) {
    if (publicKey.size() != PUBLIC_KEY_SIZE) {
      throw new IllegalArgumentException("a public key has 64 bytes here, not " + publicKey.size());
    }
    return Address.of(Keccak.hash(publicKey.toArrayUnsafe()), ADDRESS_OFFSET);
  }

  private static boolean isScalar(Word value) {
    return !value.isZero() && value.compareTo(ORDER) < 0;
  }
}
