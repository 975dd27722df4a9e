package org.concordat.chain.types;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.genesis.Address;

/// Reads transactions from bytes. Besides the form it refuses what no state could make valid: a
/// nonce of 2^64 - 1 (EIP-2681), a priority fee above the maximum (EIP-1559), no authorization in a
/// set-code transaction (EIP-7702).
final class TransactionDecoder {
  private static final int FIRST_LIST_BYTE = 0xc0;
  private static final long UNUSABLE_NONCE = -1;

  private TransactionDecoder() {}

  static Transaction decode(Bytes encoded) {
    if (encoded.isEmpty()) {
      throw new RlpException("an empty transaction");
    }
    return (encoded.get(0) & 0xff) >= FIRST_LIST_BYTE
        ? RlpReader.decodeList(encoded, TransactionDecoder::legacy)
        : enveloped(encoded);
  }

  /// Reads the form of a block body: a list, or a string that holds an envelope.
  static Transaction readInBody(RlpReader reader) {
    return reader.nextIsList()
        ? reader.readList(TransactionDecoder::legacy)
        : enveloped(reader.readBytes());
  }

  private static Transaction enveloped(Bytes encoded) {
    TransactionType type = envelopeType(encoded);
    Bytes payload = encoded.slice(1);
    return switch (type) {
      case ACCESS_LIST -> RlpReader.decodeList(payload, TransactionDecoder::accessList);
      case FEE_MARKET -> RlpReader.decodeList(payload, TransactionDecoder::feeMarket);
      case SET_CODE -> RlpReader.decodeList(payload, TransactionDecoder::setCode);
      case BLOB ->
          throw new RlpException(
              "blob transactions (type 3) are not accepted: this network keeps no blobs");
      case LEGACY -> throw new IllegalStateException("a legacy transaction has no envelope");
    };
  }

  private static TransactionType envelopeType(Bytes encoded) {
    if (encoded.isEmpty()) {
      throw new RlpException("an empty transaction");
    }
    int code = encoded.get(0) & 0xff;
    return TransactionType.ofEnvelope(code)
        .orElseThrow(() -> new RlpException("unknown transaction type " + code));
  }

  private static Transaction legacy(RlpReader in) {
    long nonce = nonce(in);
    Word gasPrice = in.readWord();
    Call call = Call.read(in);
    Word v = in.readWord();
    Optional<Word> chainId = boundChainId(v);
    Signature signature = signature(legacyRecoveryId(v), in);
    return new LegacyTransaction(
        chainId, nonce, gasPrice, call.gasLimit, call.to, call.value, call.data, signature);
  }

  private static Transaction accessList(RlpReader in) {
    Word chainId = in.readWord();
    long nonce = nonce(in);
    Word gasPrice = in.readWord();
    Call call = Call.read(in);
    List<AccessListEntry> accessList = in.readListOf(AccessListEntry::read);
    return new AccessListTransaction(
        chainId,
        nonce,
        gasPrice,
        call.gasLimit,
        call.to,
        call.value,
        call.data,
        accessList,
        signature(in.readInt(), in));
  }

  private static Transaction feeMarket(RlpReader in) {
    Word chainId = in.readWord();
    long nonce = nonce(in);
    Fees fees = Fees.read(in);
    Call call = Call.read(in);
    List<AccessListEntry> accessList = in.readListOf(AccessListEntry::read);
    return new FeeMarketTransaction(
        chainId,
        nonce,
        fees.priority,
        fees.max,
        call.gasLimit,
        call.to,
        call.value,
        call.data,
        accessList,
        signature(in.readInt(), in));
  }

  static BlobTransaction blob(RlpReader in) {
    Word chainId = in.readWord();
    long nonce = nonce(in);
    Fees fees = Fees.read(in);
    Call call = Call.read(in);
    List<AccessListEntry> accessList = in.readListOf(AccessListEntry::read);
    return new BlobTransaction(
        chainId,
        nonce,
        fees.priority,
        fees.max,
        call.gasLimit,
        call.to.orElseThrow(() -> new RlpException("a blob transaction cannot create")),
        call.value,
        call.data,
        accessList,
        in.readWord(),
        in.readListOf(RlpReader::readBytes32),
        signature(in.readInt(), in));
  }

  private static Transaction setCode(RlpReader in) {
    Word chainId = in.readWord();
    long nonce = nonce(in);
    Fees fees = Fees.read(in);
    Call call = Call.read(in);
    List<AccessListEntry> accessList = in.readListOf(AccessListEntry::read);
    List<Authorization> authorizations = in.readListOf(Authorization::read);
    if (authorizations.isEmpty()) {
      throw new RlpException("a set-code transaction needs an authorization");
    }
    return new SetCodeTransaction(
        chainId,
        nonce,
        fees.priority,
        fees.max,
        call.gasLimit,
        call.to.orElseThrow(() -> new RlpException("a set-code transaction cannot create")),
        call.value,
        call.data,
        accessList,
        authorizations,
        signature(in.readInt(), in));
  }

  private static long nonce(RlpReader in) {
    long nonce = in.readUnsignedLong();
    if (nonce == UNUSABLE_NONCE) {
      throw new RlpException("a nonce of 2^64 - 1 can never be used");
    }
    return nonce;
  }

  private static Optional<Word> boundChainId(Word v) {
    if (v.compareTo(Word.of(TransactionEncoder.BOUND_V)) < 0) {
      return Optional.empty();
    }
    Word doubled = v.subtract(Word.of(TransactionEncoder.BOUND_V));
    return Optional.of(Word.of(doubled.toBigInteger().shiftRight(1)));
  }

  private static int legacyRecoveryId(Word v) {
    if (v.compareTo(Word.of(TransactionEncoder.BOUND_V)) >= 0) {
      return (int) (v.w0() - TransactionEncoder.BOUND_V) & 1;
    }
    return (int) v.w0() - TransactionEncoder.UNBOUND_V;
  }

  private static Signature signature(int recoveryId, RlpReader in) {
    if (recoveryId != 0 && recoveryId != 1) {
      throw new RlpException("the signature's v or y parity has no meaning");
    }
    return new Signature(in.readWord(), in.readWord(), recoveryId);
  }

  private record Fees(Word priority, Word max) {
    static Fees read(RlpReader in) {
      Fees fees = new Fees(in.readWord(), in.readWord());
      if (fees.priority.compareTo(fees.max) > 0) {
        throw new RlpException("the priority fee is above the maximum fee");
      }
      return fees;
    }
  }

  private record Call(long gasLimit, Optional<Address> to, Word value, Bytes data) {
    static Call read(RlpReader in) {
      return new Call(in.readLong(), in.readOptionalAddress(), in.readWord(), in.readBytes());
    }
  }
}
