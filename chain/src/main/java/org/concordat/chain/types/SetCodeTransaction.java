package org.concordat.chain.types;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Signature;
import org.concordat.genesis.Address;

/// Type 4 (EIP-7702): a call, never a creation, that also sets delegations for those who signed an
/// authorization.
///
/// @param destination the account called
public record SetCodeTransaction(
    Word chainId,
    long nonce,
    Word maxPriorityFeePerGas,
    Word maxFeePerGas,
    long gasLimit,
    Address destination,
    Word value,
    Bytes data,
    List<AccessListEntry> accessList,
    List<Authorization> authorizations,
    Signature signature,
    Memo memo)
    implements Transaction {

  public SetCodeTransaction {
    accessList = List.copyOf(accessList);
    authorizations = List.copyOf(authorizations);
  }

  public SetCodeTransaction(
      Word chainId,
      long nonce,
      Word maxPriorityFeePerGas,
      Word maxFeePerGas,
      long gasLimit,
      Address destination,
      Word value,
      Bytes data,
      List<AccessListEntry> accessList,
      List<Authorization> authorizations,
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
        authorizations,
        signature,
        new Memo());
  }

  @Override
  public TransactionType type() {
    return TransactionType.SET_CODE;
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
  public SetCodeTransaction withSignature(Signature newSignature) {
    return new SetCodeTransaction(
        chainId,
        nonce,
        maxPriorityFeePerGas,
        maxFeePerGas,
        gasLimit,
        destination,
        value,
        data,
        accessList,
        authorizations,
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
