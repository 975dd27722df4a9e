package org.concordat.chain.types;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.genesis.Address;

/// An account's consent to run the code of another address (EIP-7702). An authorization that does
/// not hold leaves the transaction valid, so the numbers are kept as they came.
///
/// @param chainId 0 for any chain
/// @param address whose code to run; zero to end a delegation
/// @param nonce unsigned 64 bits
/// @param yParity 0 to 255; only 0 and 1 can hold
public record Authorization(
    Word chainId, Address address, long nonce, int yParity, Word r, Word s) {
  private static final byte MAGIC = 0x05;
  private static final int MAX_Y_PARITY = 0xff;

  public Authorization {
    if (yParity < 0 || yParity > MAX_Y_PARITY) {
      throw new IllegalArgumentException("y parity has 8 bits, not the value " + yParity);
    }
  }

  public static Authorization sign(Word chainId, Address address, long nonce, Bytes32 privateKey) {
    Signature signature = Secp256k1.sign(signingHash(chainId, address, nonce), privateKey);
    return new Authorization(
        chainId, address, nonce, signature.recoveryId(), signature.r(), signature.s());
  }

  /// Who signed; empty when the signature is out of range, has a high s or fits no key. Recovered
  /// at every call.
  public Optional<Address> authority() {
    if (yParity > 1) {
      return Optional.empty();
    }
    Signature signature = new Signature(r, s, yParity);
    return Secp256k1.isLow(signature)
        ? Secp256k1.recover(signingHash(chainId, address, nonce), signature)
        : Optional.empty();
  }

  static Authorization read(RlpReader reader) {
    return reader.readList(fields ->
        new Authorization(
            fields.readWord(),
            fields.readAddress(),
            fields.readUnsignedLong(),
            readYParity(fields),
            fields.readWord(),
            fields.readWord()));
  }

  void write(RlpWriter writer) {
    writer.startList();
    writer.writeScalar(chainId).writeAddress(address).writeScalar(nonce);
    writer.writeScalar(yParity).writeScalar(r).writeScalar(s);
    writer.endList();
  }

  private static int readYParity(RlpReader reader) {
    int yParity = reader.readInt();
    if (yParity > MAX_Y_PARITY) {
      throw new RlpException("the y parity of an authorization has more than 8 bits");
    }
    return yParity;
  }

  private static Bytes32 signingHash(Word chainId, Address address, long nonce) {
    RlpWriter tuple = new RlpWriter().startList();
    tuple.writeScalar(chainId).writeAddress(address).writeScalar(nonce).endList();
    return Keccak.hash(Bytes.concatenate(Bytes.of(MAGIC), tuple.toBytes()));
  }
}
