package org.concordat.chain.types;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Signature;
import org.concordat.genesis.Address;

/// Type 2 (EIP-1559): a priority fee below a maximum fee.
public record FeeMarketTransaction(
    Word chainId,
    long nonce,
    Word maxPriorityFeePerGas,
    Word maxFeePerGas,
    long gasLimit,
    Optional<Address> to,
    Word value,
    Bytes data,
    List<AccessListEntry> accessList,
    Signature signature,
    Memo memo)
    implements Transaction {

  public FeeMarketTransaction {
    accessList = List.copyOf(accessList);
  }

  public FeeMarketTransaction(
      Word chainId,
      long nonce,
      Word maxPriorityFeePerGas,
      Word maxFeePerGas,
      long gasLimit,
      Optional<Address> to,
      Word value,
      Bytes data,
      List<AccessListEntry> accessList,
      Signature signature) {
    this(
        chainId,
        nonce,
        maxPriorityFeePerGas,
        maxFeePerGas,
        gasLimit,
        to,
        value,
        data,
        accessList,
        signature,
        new Memo());
  }

  @Override
  public TransactionType type() {
    return TransactionType.FEE_MARKET;
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
  public FeeMarketTransaction withSignature(Signature newSignature) {
    return new FeeMarketTransaction(
        chainId,
        nonce,
        maxPriorityFeePerGas,
        maxFeePerGas,
        gasLimit,
        to,
        value,
        data,
        accessList,
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
