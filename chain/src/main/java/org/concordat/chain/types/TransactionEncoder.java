package org.concordat.chain.types;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.rlp.RlpWriter;

/// The signed and the signing form of each transaction type.
final class TransactionEncoder {
  /// v of a signature bound to no chain is this plus the recovery id.
  static final int UNBOUND_V = 27;

  /// v of a signature bound to a chain is this plus twice the chain id plus the recovery id.
  static final int BOUND_V = 35;

  private TransactionEncoder() {}

  static Bytes encode(Transaction transaction) {
    Signature signature = transaction.signature();
    RlpWriter writer = new RlpWriter().startList();
    writeFields(writer, transaction);
    if (transaction instanceof LegacyTransaction legacy) {
      writer.writeScalar(v(legacy));
    } else {
      writer.writeScalar(signature.recoveryId());
    }
    writer.writeScalar(signature.r()).writeScalar(signature.s()).endList();
    return envelope(transaction, writer.toBytes());
  }

  static Bytes32 signingHash(Transaction transaction) {
    RlpWriter writer = new RlpWriter().startList();
    writeFields(writer, transaction);
    if (transaction instanceof LegacyTransaction legacy) {
      legacy
          .boundChainId()
          .ifPresent(chainId -> writer.writeScalar(chainId).writeScalar(0).writeScalar(0));
    }
    return Keccak.hash(envelope(transaction, writer.endList().toBytes()));
  }

  /// As it stands in a block body: a typed transaction is wrapped in a string.
  static void writeInBody(RlpWriter writer, Transaction transaction) {
    if (transaction instanceof LegacyTransaction) {
      writer.writeRaw(transaction.encode());
    } else {
      writer.writeBytes(transaction.encode());
    }
  }

  private static Bytes envelope(Transaction transaction, Bytes payload) {
    return transaction instanceof LegacyTransaction
        ? payload
        : Bytes.wrap(Bytes.of(transaction.type().code()), payload).copy();
  }

  private static Word v(LegacyTransaction transaction) {
    int recoveryId = transaction.signature().recoveryId();
    return transaction
        .boundChainId()
        .map(chainId -> chainId.add(chainId).add(Word.of(BOUND_V + recoveryId)))
        .orElseGet(() -> Word.of(UNBOUND_V + recoveryId));
  }

  private static void writeFields(RlpWriter writer, Transaction transaction) {
    switch (transaction) {
      case LegacyTransaction t -> {
        writer.writeScalar(t.nonce()).writeScalar(t.gasPrice());
        writeCall(writer, t);
      }
      case AccessListTransaction t -> {
        writer.writeScalar(t.chainId()).writeScalar(t.nonce()).writeScalar(t.gasPrice());
        writeCall(writer, t);
        writeAccessList(writer, t);
      }
      case FeeMarketTransaction t -> {
        writer.writeScalar(t.chainId()).writeScalar(t.nonce());
        writer.writeScalar(t.maxPriorityFeePerGas()).writeScalar(t.maxFeePerGas());
        writeCall(writer, t);
        writeAccessList(writer, t);
      }
      case BlobTransaction t -> {
        writer.writeScalar(t.chainId()).writeScalar(t.nonce());
        writer.writeScalar(t.maxPriorityFeePerGas()).writeScalar(t.maxFeePerGas());
        writeCall(writer, t);
        writeAccessList(writer, t);
        writer.writeScalar(t.maxFeePerBlobGas());
        writer.writeList(t.blobVersionedHashes(), (w, hash) -> w.writeBytes(hash));
      }
      case SetCodeTransaction t -> {
        writer.writeScalar(t.chainId()).writeScalar(t.nonce());
        writer.writeScalar(t.maxPriorityFeePerGas()).writeScalar(t.maxFeePerGas());
        writeCall(writer, t);
        writeAccessList(writer, t);
        writer.writeList(t.authorizations(), (w, authorization) -> authorization.write(w));
      }
    }
  }

  private static void writeCall(RlpWriter writer, Transaction transaction) {
    writer.writeScalar(transaction.gasLimit()).writeAddress(transaction.to());
    writer.writeScalar(transaction.value()).writeBytes(transaction.data());
  }

  private static void writeAccessList(RlpWriter writer, Transaction transaction) {
    writer.writeList(transaction.accessList(), (w, entry) -> entry.write(w));
  }
}
