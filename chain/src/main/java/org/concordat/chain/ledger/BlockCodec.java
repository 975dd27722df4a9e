package org.concordat.chain.ledger;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.types.Receipt;

/// The forms in which the block store keeps what has none of its own.
final class BlockCodec {
  private BlockCodec() {}

  static Bytes number(long number) {
    return Bytes.ofUnsignedLong(number);
  }

  static long number(Bytes encoded) {
    return encoded.toLong();
  }

  static Bytes receipts(List<Receipt> receipts) {
    return new RlpWriter()
        .writeList(receipts, (writer, receipt) -> writer.writeBytes(receipt.encode()))
        .toBytes();
  }

  static List<Receipt> receipts(Bytes encoded) {
    RlpReader reader = RlpReader.of(encoded);
    return reader.readListOf(item -> Receipt.decode(item.readBytes()));
  }

  static Bytes location(TransactionLocation location) {
    return Bytes.concatenate(
        Bytes.ofUnsignedLong(location.blockNumber()), Bytes.ofUnsignedInt(location.index()));
  }

  static TransactionLocation location(Bytes encoded) {
    return new TransactionLocation(
        encoded.slice(0, Long.BYTES).toLong(), encoded.slice(Long.BYTES).toInt());
  }
}
