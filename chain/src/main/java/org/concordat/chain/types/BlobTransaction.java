package org.concordat.chain.types;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.genesis.Address;

/// Type 3 (EIP-4844): a call that pays for blobs it names by their hashes.
///
/// No network of ours takes one: [Transaction#decode] refuses its bytes, and the rules of a
/// consortium chain allow no blobs. It exists so that the execution layer can be held to the
/// official tests, which read it with [#decode(Bytes)].
///
/// @param destination the account called
public record BlobTransaction(
    Word chainId,
    long nonce,
    Word maxPriorityFeePerGas,
    Word maxFeePerGas,
    long gasLimit,
    Address destination,
    Word value,
    Bytes data,
    List<AccessListEntry> accessList,
    Word maxFeePerBlobGas,
    List<Bytes32> blobVersionedHashes,
    Signature signature,
    Memo memo)
    implements Transaction {

  public BlobTransaction {
    accessList = List.copyOf(accessList);
    blobVersionedHashes = List.copyOf(blobVersionedHashes);
  }

  public BlobTransaction(
      Word chainId,
      long nonce,
      Word maxPriorityFeePerGas,
      Word maxFeePerGas,
      long gasLimit,
      Address destination,
      Word value,
      Bytes data,
      List<AccessListEntry> accessList,
      Word maxFeePerBlobGas,
      List<Bytes32> blobVersionedHashes,
      Signature signature) {
    this(
        chainId,
        nonce,
        maxPriorityFeePerGas,
        maxFeePerGas,
        gasLimit,
        destination,
        value,
        data,
        accessList,
        maxFeePerBlobGas,
        blobVersionedHashes,
        signature,
        new Memo());
  }

  /// Reads the form a block holds: the type byte and its payload, without blobs.
  ///
  /// @throws RlpException for everything else
  public static BlobTransaction decode(Bytes encoded) {
    if (encoded.isEmpty() || encoded.get(0) != TransactionType.BLOB.code()) {
      throw new RlpException("not a blob transaction");
    }
    return RlpReader.decodeList(encoded.slice(1), TransactionDecoder::blob);
  }

  @Override
  public TransactionType type() {
    return TransactionType.BLOB;
  }

  @Override
  public Optional<Address> to() {
    return Optional.of(destination);
  }

  @Override
  public Optional<Word> boundChainId() {
    return Optional.of(chainId);
  }

  @Override
  public List<Authorization> authorizations() {
    return List.of();
  }

  @Override
  public BlobTransaction withSignature(Signature newSignature) {
    return new BlobTransaction(
        chainId,
        nonce,
        maxPriorityFeePerGas,
        maxFeePerGas,
        gasLimit,
        destination,
        value,
        data,
        accessList,
        maxFeePerBlobGas,
        blobVersionedHashes,
        newSignature);
  }

  @Override
  public Bytes encode() {
    return memo.encoded(this);
  }

  @Override
  public Bytes32 hash() {
    return memo.hash(this);
  }

  @Override
  public Optional<Address> sender() {
    return memo.sender(this);
  }
}
