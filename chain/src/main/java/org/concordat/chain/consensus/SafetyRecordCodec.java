package org.concordat.chain.consensus;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.types.Block;
import org.concordat.ibft.message.PreparedCertificate;
import org.concordat.ibft.message.SafetyRecord;
import org.concordat.ibft.message.Signed;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.model.Signature;
import org.concordat.ibft.model.ValidatorId;

/// What a validator remembers of its own signatures, on disk:
///
/// ```
/// [ version, height, round, [] | [ block, [ [author, payload, signature] … ] ], restarts ]
/// ```
///
/// Version 1. The signatures were verified before they were stored and the store is checksummed, so
/// they are not verified again.
final class SafetyRecordCodec {
  private static final int VERSION = 1;

  private SafetyRecordCodec() {}

  static Bytes encode(SafetyRecord record) {
    RlpWriter out = new RlpWriter().startList();
    out.writeScalar(VERSION).writeScalar(record.height()).writeScalar(record.round()).startList();
    record.lastPrepared().ifPresent(it -> writeCertificate(it, out));
    return out.endList().writeScalar(record.restarts()).endList().toBytes();
  }

  private static void writeCertificate(PreparedCertificate certificate, RlpWriter out) {
    QbftBlock.contentOf(certificate.block()).write(out);
    out.writeList(certificate.prepares(), (w, it) -> writePrepare(it, w));
  }

  private static void writePrepare(Signed<UnsignedPrepare> prepare, RlpWriter out) {
    out.startList().writeAddress(Wire.address(prepare.author()));
    out.writeRaw(PayloadCodec.encode(prepare.payload(), WireShape.LEGACY));
    out.writeBytes(Wire.bytes(prepare.signature())).endList();
  }

  /// @throws RlpException when the bytes are not such a record
  static SafetyRecord decode(Bytes encoded) {
    return RlpReader.decodeList(encoded, SafetyRecordCodec::readRecord);
  }

  private static SafetyRecord readRecord(RlpReader in) {
    int version = in.readInt();
    if (version != VERSION) {
      throw new RlpException("a safety record of version " + version);
    }
    return new SafetyRecord(
        in.readLong(), in.readInt(), in.readList(SafetyRecordCodec::readCertificate), in.readInt());
  }

  private static Optional<PreparedCertificate> readCertificate(RlpReader in) {
    if (in.isAtEnd()) {
      return Optional.empty();
    }
    var block = QbftBlock.proposed(Block.read(in));
    List<Signed<UnsignedPrepare>> prepares =
        in.readListOf(it -> it.readList(SafetyRecordCodec::readPrepare));
    return Optional.of(new PreparedCertificate(block, prepares));
  }

  private static Signed<UnsignedPrepare> readPrepare(RlpReader in) {
    ValidatorId author = Wire.id(in.readAddress());
    UnsignedPrepare payload = in.readList(PayloadCodec::readPrepare);
    Signature signature = PayloadCodec.readSignature(in);
    return new Signed<>(payload, author, signature);
  }
}
