package org.concordat.anchor.proof;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// A header with QBFT extraData. One header has three encodings: as stored (with seals), as sealed
/// (round, no seals) and as hashed on chain (round 0, no seals).
public record QbftHeader(HeaderFields fields, QbftExtraData extra) {
  public static QbftHeader read(Bytes encoded) throws MalformedException {
    HeaderFields fields = HeaderFields.read(encoded);
    return new QbftHeader(fields, QbftExtraData.read(fields.extraData()));
  }

  public Bytes commitForm() {
    return fields.encodeWith(extra.commitForm());
  }

  public Bytes chainForm() {
    return fields.encodeWith(extra.chainForm());
  }

  /// The hash that commit seals sign.
  public Bytes32 sealHash() {
    return Keccak256.of(commitForm());
  }

  /// The block hash; not defined for block 0, which is hashed as written.
  public Bytes32 blockHash() {
    return Keccak256.of(chainForm());
  }
}
