package org.concordat.anchor.assemble;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.MalformedException;
import org.concordat.anchor.proof.QbftHeader;

/// The bytes whose Keccak-256 is a block's hash: the header itself on most chains, on a QBFT chain
/// the header with round 0 and without seals.
final class HashPreimage {
  private HashPreimage() {}

  static Bytes of(ProofSource.HeaderWithHash header) throws MalformedException {
    if (Keccak256.of(header.encoded()).equals(header.hash())) {
      return header.encoded();
    }
    Bytes chainForm = QbftHeader.read(header.encoded()).chainForm();
    if (!Keccak256.of(chainForm).equals(header.hash())) {
      throw new MalformedException(
          "the header does not hash to " + header.hash() + ": it has a field unknown here");
    }
    return chainForm;
  }
}
