package org.concordat.chain.types;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Signature;
import org.concordat.genesis.Address;

/// Type 1 (EIP-2930): a gas price and an access list.
public record AccessListTransaction(
    Word chainId,
    long nonce,
    Word gasPrice,
    long gasLimit,
    Optional<Address> to,
    Word value,
    Bytes data,
    List<AccessListEntry> accessList,
    Signature signature,
    Memo memo)
    implements Transaction {

  public AccessListTransaction {
    accessList = List.copyOf(accessList);
  }

  public AccessListTransaction(
      Word chainId,
      long nonce,
      Word gasPrice,
      long gasLimit,
      Optional<Address> to,
      Word value,
      Bytes data,
      List<AccessListEntry> accessList,
      Signature signature) {
    this(chainId, nonce, gasPrice, gasLimit, to, value, data, accessList, signature, new Memo());
  }

  @Override
  public TransactionType type() {
    return TransactionType.ACCESS_LIST;
  }

  @Override
  public Optional<Word> boundChainId() {
    return Optional.of(chainId);
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
  public List<Authorization> authorizations() {
    return List.of();
  }

  @Override
  public AccessListTransaction withSignature(Signature newSignature) {
    return new AccessListTransaction(
        chainId, nonce, gasPrice, gasLimit, to, value, data, accessList, newSignature);
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
