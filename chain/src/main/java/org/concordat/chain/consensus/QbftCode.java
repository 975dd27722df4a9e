package org.concordat.chain.consensus;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.rlp.RlpWriter;

/// Message codes of the `istanbul` protocol, before the offset devp2p adds.
enum QbftCode {
  PROPOSAL(0x12),
  PREPARE(0x13),
  COMMIT(0x14),
  ROUND_CHANGE(0x15);

  private final int code;

  QbftCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /// What an author signs: Keccak of `[code, payload]`.
  ///
  /// @param payload already encoded
  Bytes32 signedHash(Bytes payload) {
    return Keccak.hash(
        new RlpWriter().startList().writeScalar(code).writeRaw(payload).endList().toBytes());
  }
}
