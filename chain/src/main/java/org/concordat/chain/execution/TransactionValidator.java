package org.concordat.chain.execution;

import static org.concordat.chain.execution.Refusal.Reason.BLOB_FEE_CAP_TOO_LOW;
import static org.concordat.chain.execution.Refusal.Reason.BLOB_VERSION;
import static org.concordat.chain.execution.Refusal.Reason.EMPTY_AUTHORIZATIONS;
import static org.concordat.chain.execution.Refusal.Reason.FEE_CAP_BELOW_BASE_FEE;
import static org.concordat.chain.execution.Refusal.Reason.FLOOR_DATA_GAS_TOO_LOW;
import static org.concordat.chain.execution.Refusal.Reason.GAS_ABOVE_CAP;
import static org.concordat.chain.execution.Refusal.Reason.INIT_CODE_TOO_LARGE;
import static org.concordat.chain.execution.Refusal.Reason.INSUFFICIENT_FUNDS;
import static org.concordat.chain.execution.Refusal.Reason.INTRINSIC_GAS_TOO_LOW;
import static org.concordat.chain.execution.Refusal.Reason.NONCE_AT_MAXIMUM;
import static org.concordat.chain.execution.Refusal.Reason.NONCE_TOO_HIGH;
import static org.concordat.chain.execution.Refusal.Reason.NONCE_TOO_LOW;
import static org.concordat.chain.execution.Refusal.Reason.NO_BLOBS;
import static org.concordat.chain.execution.Refusal.Reason.SENDER_HAS_CODE;
import static org.concordat.chain.execution.Refusal.Reason.TIP_ABOVE_FEE_CAP;
import static org.concordat.chain.execution.Refusal.Reason.TOO_MANY_BLOBS;
import static org.concordat.chain.execution.Refusal.Reason.TYPE_NOT_SUPPORTED;
import static org.concordat.chain.execution.Refusal.Reason.WRONG_CHAIN_ID;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.Delegation;
import org.concordat.chain.execution.Refusal.Reason;
import org.concordat.chain.spec.BlobRules;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.types.BlobTransaction;
import org.concordat.chain.types.SetCodeTransaction;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// Whether a transaction may run, each question apart so that the pool can ask only those that make
/// sense before a block exists. An empty answer means no objection.
public final class TransactionValidator {
  /// First byte of a blob's hash: it stands for a KZG commitment.
  private static final byte KZG_VERSION = 1;

  private final ExecutionRules rules;

  public TransactionValidator(ExecutionRules rules) {
    this.rules = rules;
  }

  /// What can be said from the transaction alone: type, chain, gas and data limits.
  public Optional<Refusal> checkForm(Transaction transaction) {
    if (transaction instanceof SetCodeTransaction && !rules.fork().isAtLeast(Fork.PRAGUE)) {
      return refuse(TYPE_NOT_SUPPORTED, "set code transactions start with Prague");
    }
    Optional<Word> chainId = transaction.boundChainId();
    if (chainId.isPresent() && !chainId.get().equals(rules.chainId())) {
      return refuse(WRONG_CHAIN_ID, "have " + chainId.get() + ", want " + rules.chainId());
    }
    if (transaction.nonce() == -1) {
      return refuse(NONCE_AT_MAXIMUM, "");
    }
    if (transaction.maxPriorityFeePerGas().compareTo(transaction.maxFeePerGas()) > 0) {
      return refuse(TIP_ABOVE_FEE_CAP, "");
    }
    return checkSetCode(transaction)
        .or(() -> checkBlobs(transaction))
        .or(() -> checkGas(transaction));
  }

  /// EIP-4844 and, for the number of blobs, EIP-7594.
  private Optional<Refusal> checkBlobs(Transaction transaction) {
    if (!(transaction instanceof BlobTransaction)) {
      return Optional.empty();
    }
    if (rules.transactionBlobs() == 0) {
      return refuse(TYPE_NOT_SUPPORTED, "this network keeps no blobs");
    }
    List<Bytes32> hashes = transaction.blobVersionedHashes();
    if (hashes.isEmpty()) {
      return refuse(NO_BLOBS, "");
    }
    if (hashes.size() > rules.transactionBlobs()) {
      return refuse(TOO_MANY_BLOBS, "have " + hashes.size() + ", cap " + rules.transactionBlobs());
    }
    return hashes.stream().allMatch(hash -> hash.get(0) == KZG_VERSION)
        ? Optional.empty()
        : refuse(BLOB_VERSION, "");
  }

  /// What a blob transaction offers covers the block's price of blob gas.
  public Optional<Refusal> checkBlobFee(Transaction transaction, Word blobBaseFee) {
    return transaction instanceof BlobTransaction
            && transaction.maxFeePerBlobGas().compareTo(blobBaseFee) < 0
        ? refuse(
            BLOB_FEE_CAP_TOO_LOW,
            "maxFeePerBlobGas " + transaction.maxFeePerBlobGas() + ", blobBaseFee " + blobBaseFee)
        : Optional.empty();
  }

  private static Optional<Refusal> checkSetCode(Transaction transaction) {
    return transaction instanceof SetCodeTransaction && transaction.authorizations().isEmpty()
        ? refuse(EMPTY_AUTHORIZATIONS, "")
        : Optional.empty();
  }

  private Optional<Refusal> checkGas(Transaction transaction) {
    long gasLimit = transaction.gasLimit();
    if (gasLimit > rules.transactionGasCap()) {
      return refuse(GAS_ABOVE_CAP, "have " + gasLimit + ", cap " + rules.transactionGasCap());
    }
    int initCodeLimit = rules.codeLimits().initCode();
    int size = transaction.data().size();
    if (transaction.to().isEmpty()
        && rules.fork().isAtLeast(Fork.SHANGHAI)
        && size > initCodeLimit) {
      return refuse(INIT_CODE_TOO_LARGE, "code size " + size + ", limit " + initCodeLimit);
    }
    return checkIntrinsicGas(transaction);
  }

  /// The gas limit covers what is charged before the first instruction, and the floor.
  public Optional<Refusal> checkIntrinsicGas(Transaction transaction) {
    long gasLimit = transaction.gasLimit();
    long intrinsic = IntrinsicGas.of(transaction, rules.fork());
    if (gasLimit < intrinsic) {
      return refuse(INTRINSIC_GAS_TOO_LOW, "have " + gasLimit + ", want " + intrinsic);
    }
    long floor = IntrinsicGas.floor(transaction, rules.fork());
    return gasLimit < floor
        ? refuse(FLOOR_DATA_GAS_TOO_LOW, "have " + gasLimit + ", want " + floor)
        : Optional.empty();
  }

  public Optional<Refusal> checkFee(Transaction transaction, Word baseFee) {
    return transaction.maxFeePerGas().compareTo(baseFee) < 0
        ? refuse(
            FEE_CAP_BELOW_BASE_FEE,
            "maxFeePerGas " + transaction.maxFeePerGas() + ", baseFee " + baseFee)
        : Optional.empty();
  }

  /// @param expected the sender's nonce in the state; taken as unsigned
  public Optional<Refusal> checkNonce(Transaction transaction, Address sender, long expected) {
    int order = Long.compareUnsigned(transaction.nonce(), expected);
    if (order == 0) {
      return Optional.empty();
    }
    String numbers =
        "address %s, tx: %s state: %s"
            .formatted(
                sender,
                Long.toUnsignedString(transaction.nonce()),
                Long.toUnsignedString(expected));
    return refuse(order < 0 ? NONCE_TOO_LOW : NONCE_TOO_HIGH, numbers);
  }

  public Optional<Refusal> checkFunds(Transaction transaction, Address sender, Word balance) {
    BigInteger cost = worstCost(transaction);
    return balance.toBigInteger().compareTo(cost) < 0
        ? refuse(
            INSUFFICIENT_FUNDS,
            "address %s have %s want %s".formatted(sender, balance.toBigInteger(), cost))
        : Optional.empty();
  }

  /// EIP-3607: only an account without code sends, or one whose code only delegates (EIP-7702).
  public Optional<Refusal> checkSenderCode(Address sender, byte[] code) {
    boolean allowed =
        code.length == 0
            || (rules.fork().isAtLeast(Fork.PRAGUE) && Delegation.of(code).isPresent());
    return allowed ? Optional.empty() : refuse(SENDER_HAS_CODE, "address " + sender);
  }

  /// What the sender must own: value plus all gas and blob gas at the highest price. May exceed 256
  /// bits.
  public static BigInteger worstCost(Transaction transaction) {
    return transaction
        .maxFeePerGas()
        .toBigInteger()
        .multiply(BigInteger.valueOf(transaction.gasLimit()))
        .add(transaction.value().toBigInteger())
        .add(
            transaction
                .maxFeePerBlobGas()
                .toBigInteger()
                .multiply(BigInteger.valueOf(blobGas(transaction))));
  }

  static long blobGas(Transaction transaction) {
    return BlobRules.GAS_PER_BLOB * transaction.blobVersionedHashes().size();
  }

  private static Optional<Refusal> refuse(Reason reason, String detail) {
    return Optional.of(new Refusal(reason, detail));
  }
}
