package org.concordat.chain.types;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Signature;
import org.concordat.genesis.Address;

/// A transaction without an envelope.
///
/// @param boundChainId the chain in the signed bytes (EIP-155); empty for the older form
public record LegacyTransaction(
    Optional<Word> boundChainId,
    long nonce,
    Word gasPrice,
    long gasLimit,
    Optional<Address> to,
    Word value,
    Bytes data,
    Signature signature,
    Memo memo)
    implements Transaction {

  public LegacyTransaction(
      Optional<Word> boundChainId,
      long nonce,
      Word gasPrice,
      long gasLimit,
      Optional<Address> to,
      Word value,
      Bytes data,
      Signature signature) {
    this(boundChainId, nonce, gasPrice, gasLimit, to, value, data, signature, new Memo());
  }

  @Override
  public TransactionType type() {
    return TransactionType.LEGACY;
  }

  @Override
  public Word maxFeePerGas() {
    return gasPrice;
  }

  @Override
  public Word maxPriorityFeePerGas() {
    return gasPrice;
  }

  @Override
  public List<AccessListEntry> accessList() {
    return List.of();
  }

  @Override
  public List<Authorization> authorizations() {
    return List.of();
  }

  @Override
  public LegacyTransaction withSignature(Signature newSignature) {
    return new LegacyTransaction(
        boundChainId, nonce, gasPrice, gasLimit, to, value, data, newSignature);
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
