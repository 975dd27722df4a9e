package org.concordat.privacy.policy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;
import org.concordat.genesis.json.JsonSource;
import org.concordat.genesis.json.JsonWriter;
import org.concordat.genesis.json.Refusal;
import org.concordat.genesis.json.Scalar;
import org.concordat.genesis.json.Section;
import org.concordat.genesis.keys.RecoverableSignature;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.genesis.keys.SoftwareKey;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Sign;

/// Who vouches for a list. Whether that address may is for the consortium to know.
///
/// @param signature r, s and the recovery id, 65 bytes
public record ListSignature(Address signer, Bytes signature) {
  static final String FORMAT = "concordat-policy-list-signature/1";
  private static final String DOMAIN = "concordat policy list\n";
  private static final int S_AT = 32;
  private static final int RECOVERY_ID_AT = 64;

  /// Half the order of secp256k1: a larger s would make a second signature of every one.
  private static final BigInteger S_MAX =
      new BigInteger("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0", 16);

  public ListSignature {
    if (signature.size() != RecoverableSignature.SIZE) {
      throw new IllegalArgumentException("a signature has 65 bytes");
    }
  }

  public static ListSignature of(PolicyList list, SigningKey key) {
    return new ListSignature(key.address(), key.sign(digest(list)).encoded());
  }

  /// keccak256 of the domain and the list's text.
  static Bytes32 digest(PolicyList list) {
    String signed = DOMAIN + ListFile.text(list);
    return Bytes32.wrap(Hash.sha3(signed.getBytes(StandardCharsets.UTF_8)));
  }

  /// Whether it is the signer's, of this list.
  public boolean signs(PolicyList list) {
    return recovered(digest(list)).equals(Optional.of(signer));
  }

  private Optional<Address> recovered(Bytes32 digest) {
    Bytes s = signature.slice(S_AT, RECOVERY_ID_AT - S_AT);
    byte recoveryId = signature.get(RECOVERY_ID_AT);
    if (recoveryId < 0 || recoveryId > 1 || s.toUnsignedBigInteger().compareTo(S_MAX) > 0) {
      return Optional.empty();
    }
    Sign.SignatureData data =
        new Sign.SignatureData(
            (byte) (recoveryId + 27), signature.slice(0, S_AT).toArray(), s.toArray());
    try {
      BigInteger key = Sign.signedMessageHashToKey(digest.toArray(), data);
      Bytes bytes = Bytes.wrap(key.toByteArray()).trimLeadingZeros();
      Bytes padded = Bytes.concatenate(Bytes.wrap(new byte[64 - bytes.size()]), bytes);
      return Optional.of(SoftwareKey.addressOf(padded));
    } catch (SignatureException | RuntimeException noKeyMadeIt) {
      return Optional.empty();
    }
  }

  public String toJson() {
    return JsonWriter.pretty(out -> {
      out.beginObject();
      out.field("format", FORMAT);
      out.field("signer", signer.toHex());
      out.field("signature", signature.toHexString());
      out.endObject();
    });
  }

  /// Empty for anything but a signature file.
  public static Optional<ListSignature> read(String json) {
    try {
      Section section = Section.of("", JsonSource.read(json));
      Bytes signature = section.required("signature", Scalar::bytes);
      boolean known =
          section.required("format", Scalar::text).equals(FORMAT)
              && signature.size() == RecoverableSignature.SIZE;
      return known
          ? Optional.of(new ListSignature(section.required("signer", Scalar::address), signature))
          : Optional.empty();
    } catch (Refusal _) {
      return Optional.empty();
    }
  }
}
