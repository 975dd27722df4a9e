package org.concordat.chain.p2p.eth;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.types.Bloom;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.TransactionType;

/// How receipts travel: with their bloom, as under the receipts root, or (EIP-7642) as `[type,
/// status, gas, logs]`.
enum ReceiptForm {
  WITH_BLOOM,
  WITHOUT_BLOOM;

  static ReceiptForm of(int version) {
    return version == Protocols.ETH_68 ? WITH_BLOOM : WITHOUT_BLOOM;
  }

  void write(Receipt receipt, RlpWriter out) {
    Bytes encoded = receipt.encode();
    boolean legacy = receipt.type() == TransactionType.LEGACY;
    switch (this) {
      case WITH_BLOOM -> {
        if (legacy) {
          out.writeRaw(encoded);
        } else {
          out.writeBytes(encoded);
        }
      }
      case WITHOUT_BLOOM -> {
        RlpReader fields = RlpReader.of(legacy ? encoded : encoded.slice(1)).readList();
        out.startList().writeScalar(legacy ? 0 : receipt.type().code());
        out.writeRaw(fields.readRaw()).writeRaw(fields.readRaw());
        fields.readRaw();
        out.writeRaw(fields.readRaw()).endList();
      }
    }
  }

  Receipt read(RlpReader in) {
    return switch (this) {
      case WITH_BLOOM -> Receipt.decode(in.nextIsList() ? in.readRaw() : in.readBytes());
      case WITHOUT_BLOOM -> in.readList(ReceiptForm::readBare);
    };
  }

  /// The bloom is computed from the logs.
  private static Receipt readBare(RlpReader in) {
    int code = in.readInt();
    TransactionType type =
        code == 0
            ? TransactionType.LEGACY
            : TransactionType.ofEnvelope(code)
                .orElseThrow(() -> new RlpException("unknown receipt type " + code));
    Bytes status = in.readRaw();
    Bytes gas = in.readRaw();
    Bytes logs = in.readRaw();
    RlpWriter full = new RlpWriter().startList().writeRaw(status).writeRaw(gas);
    full.writeBytes(new byte[Bloom.SIZE]).writeRaw(logs).endList();
    Receipt bare = Receipt.decode(full.toBytes());
    return Receipt.of(type, bare.success(), bare.cumulativeGasUsed(), bare.logs());
  }
}
