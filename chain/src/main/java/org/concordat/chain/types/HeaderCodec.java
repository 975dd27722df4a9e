package org.concordat.chain.types;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;

/// The header's fields in their order.
final class HeaderCodec {
  private static final int NONCE_SIZE = 8;

  private HeaderCodec() {}

  static Bytes encode(BlockHeader header) {
    RlpWriter writer = new RlpWriter().startList();
    writeAlways(writer, header);
    writeTrailing(writer, header);
    return writer.endList().toBytes();
  }

  private static void writeAlways(RlpWriter writer, BlockHeader header) {
    writer.writeBytes(header.parentHash()).writeBytes(header.ommersHash());
    writer.writeAddress(header.coinbase()).writeBytes(header.stateRoot());
    writer.writeBytes(header.transactionsRoot()).writeBytes(header.receiptsRoot());
    writer.writeBytes(header.logsBloom().bytes()).writeScalar(header.difficulty());
    writer.writeScalar(header.number()).writeScalar(header.gasLimit());
    writer.writeScalar(header.gasUsed()).writeScalar(header.timestamp());
    writer.writeBytes(header.extraData()).writeBytes(header.mixHash());
    writer.writeBytes(Bytes.ofUnsignedLong(header.nonce()));
  }

  private static void writeTrailing(RlpWriter writer, BlockHeader header) {
    if (header.baseFee() != null) {
      writer.writeScalar(header.baseFee());
    }
    if (header.withdrawalsRoot() != null) {
      writer.writeBytes(header.withdrawalsRoot());
    }
    if (header.blobGasUsed() != null) {
      writer.writeScalar(header.blobGasUsed());
    }
    if (header.excessBlobGas() != null) {
      writer.writeScalar(header.excessBlobGas());
    }
    if (header.parentBeaconBlockRoot() != null) {
      writer.writeBytes(header.parentBeaconBlockRoot());
    }
    if (header.requestsHash() != null) {
      writer.writeBytes(header.requestsHash());
    }
  }

  static BlockHeader read(RlpReader in) {
    return new BlockHeader(
        in.readBytes32(),
        in.readBytes32(),
        in.readAddress(),
        in.readBytes32(),
        in.readBytes32(),
        in.readBytes32(),
        new Bloom(in.readFixedBytes(Bloom.SIZE)),
        in.readWord(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readBytes(),
        in.readBytes32(),
        in.readFixedBytes(NONCE_SIZE).toLong(),
        in.isAtEnd() ? null : in.readWord(),
        in.isAtEnd() ? null : in.readBytes32(),
        in.isAtEnd() ? null : in.readLong(),
        in.isAtEnd() ? null : in.readLong(),
        in.isAtEnd() ? null : in.readBytes32(),
        in.isAtEnd() ? null : in.readBytes32());
  }
}
