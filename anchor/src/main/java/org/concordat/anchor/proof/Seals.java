package org.concordat.anchor.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.ECDSASignature;
import org.web3j.crypto.Sign;

/// Commit seals: raw secp256k1 signatures over a header's seal hash.
public final class Seals {
  public static final int SIZE = 65;

  /// The order of secp256k1's group (SEC 2, section 2.4.1).
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

  private Seals() {}

  /// The smallest number of validators that finalise a block: two thirds, rounded up.
  public static int quorum(int validators) {
    return Math.ceilDiv(2 * validators, 3);
  }

  /// Who signed, or empty when these 65 bytes are no signature or one with a high s, of which every
  /// signature has a twin.
  public static Optional<Address> signer(Bytes32 digest, Bytes seal) {
    if (seal.size() != SIZE || (seal.get(64) & 0xff) > 1) {
      return Optional.empty();
    }
    BigInteger r = seal.slice(0, 32).toUnsignedBigInteger();
    BigInteger s = seal.slice(32, 32).toUnsignedBigInteger();
    if (r.signum() == 0 || r.compareTo(ORDER) >= 0) {
      return Optional.empty();
    }
    if (s.signum() == 0 || s.compareTo(HALF_ORDER) > 0) {
      return Optional.empty();
    }
    return recover(digest, seal.get(64), new ECDSASignature(r, s));
  }

  private static Optional<Address> recover(Bytes32 digest, int recoveryId, ECDSASignature seal) {
    @Nullable BigInteger key;
    try {
      key = Sign.recoverFromSignature(recoveryId, seal, digest.toArrayUnsafe());
    } catch (IllegalArgumentException notOnTheCurve) {
      return Optional.empty();
    }
    return Optional.ofNullable(key).map(Seals::address);
  }

  private static Address address(BigInteger publicKey) {
    Bytes encoded = Bytes.wrap(publicKey.toByteArray()).trimLeadingZeros();
    Bytes padded = Bytes.concatenate(Bytes.wrap(new byte[64 - encoded.size()]), encoded);
    return Address.of(Keccak256.of(padded).slice(12));
  }

  /// Orders the seals of known validators by signer and keeps as many as the quorum asks for: the
  /// one form in which evidence and anchors carry them. Seals of others are dropped.
  ///
  /// @throws MalformedException when fewer than a quorum remain
  public static List<Bytes> canonical(Bytes32 digest, List<Bytes> seals, Set<Address> validators)
      throws MalformedException {
    NavigableMap<Address, Bytes> bySigner = new TreeMap<>();
    for (Bytes seal : seals) {
      signer(digest, seal)
          .filter(validators::contains)
          .ifPresent(signer -> bySigner.putIfAbsent(signer, seal));
    }
    int quorum = quorum(validators.size());
    if (bySigner.size() < quorum) {
      throw new MalformedException(
          "seals of " + bySigner.size() + " known validators, " + quorum + " are needed");
    }
    return bySigner.values().stream().limit(quorum).toList();
  }

  /// Checks seals in the form {@link #canonical} gives: exactly a quorum of known validators, in
  /// ascending order of their addresses.
  ///
  /// @return the signers
  public static List<Address> check(Bytes32 digest, List<Bytes> seals, Set<Address> validators)
      throws MalformedException {
    return check(digest, seals, validators, Seals::signer);
  }

  /// The same, with the recovery of signers given.
  public static List<Address> check(
      Bytes32 digest, List<Bytes> seals, Set<Address> validators, SignerRecovery recovery)
      throws MalformedException {
    int quorum = quorum(validators.size());
    if (seals.size() != quorum) {
      throw new MalformedException(
          seals.size() + " seals; " + validators.size() + " validators need exactly " + quorum);
    }
    List<Address> signers = new ArrayList<>();
    for (int i = 0; i < seals.size(); i++) {
      Optional<Address> signer = recovery.signer(digest, seals.get(i)).filter(validators::contains);
      if (signer.isEmpty()) {
        throw new MalformedException("seal " + i + " is not of a known validator");
      }
      signers.add(signer.get());
    }
    for (int i = 1; i < signers.size(); i++) {
      if (signers.get(i - 1).compareTo(signers.get(i)) >= 0) {
        throw new MalformedException("seal " + i + " is out of order or repeated");
      }
    }
    return List.copyOf(signers);
  }
}
