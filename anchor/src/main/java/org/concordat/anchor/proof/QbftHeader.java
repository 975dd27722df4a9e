package org.concordat.anchor.proof;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// A header with QBFT extraData. One header has three encodings: as stored (with seals), as sealed
/// (round, no seals) and as hashed on chain (round 0, no seals).
///
/// Difficulty and mix hash are checked because a validator's key also signs other things: nothing
/// but a QBFT header has this shape.
public record QbftHeader(HeaderFields fields, QbftExtraData extra) {
  private static final Bytes DIFFICULTY = Bytes.of(1);

  /// "ctical byzantine fault tolerance": what IBFT and QBFT put into every header.
  private static final Bytes32 MIX_HASH =
      Bytes32.fromHexString("0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365");

  public static QbftHeader read(Bytes encoded) throws MalformedException {
    HeaderFields fields = HeaderFields.read(encoded);
    if (!fields.difficulty().equals(DIFFICULTY) || !fields.mixHash().equals(MIX_HASH)) {
      throw new MalformedException("the header is not one of QBFT");
    }
    return new QbftHeader(fields, QbftExtraData.read(fields.extraData()));
  }

  /// Reads a header that must be in the form its seals sign.
  public static QbftHeader readCommitForm(Bytes encoded) throws MalformedException {
    QbftHeader header = read(encoded);
    if (!header.commitForm().equals(encoded)) {
      throw new MalformedException("the header is not in the form that its seals sign");
    }
    return header;
  }

  public long number() {
    return fields.number();
  }

  public Bytes32 stateRoot() {
    return fields.stateRoot();
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
