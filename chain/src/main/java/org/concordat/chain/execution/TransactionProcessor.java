package org.concordat.chain.execution;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.evm.CodeCompiler;
import org.concordat.chain.evm.ContractAddress;
import org.concordat.chain.evm.Evm;
import org.concordat.chain.evm.Host;
import org.concordat.chain.evm.Message;
import org.concordat.chain.evm.Outcome;
import org.concordat.chain.evm.TransactionContext;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.JournaledState;
import org.concordat.chain.types.AccessListEntry;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// Runs one transaction on the state of a block (Yellow Paper, section 6). Safe for use by several
/// threads, each with its own state; keep one per set of rules, because it caches analysed code.
public final class TransactionProcessor {
  /// EIP-3529.
  private static final long REFUND_QUOTIENT = 5;

  /// A message run within a block or outside of one.
  private interface Execution {
    Outcome run(Message message, Host host, BlockContext block, TransactionContext transaction);
  }

  private final ExecutionRules rules;
  private final TransactionValidator validator;
  private final Evm evm;

  /// A processor that interprets all code.
  public TransactionProcessor(ExecutionRules rules) {
    this(rules, CodeCompiler.NONE);
  }

  /// @param compiler takes codes that are run much; it changes how fast they run and nothing else
  public TransactionProcessor(ExecutionRules rules, CodeCompiler compiler) {
    this.rules = rules;
    this.validator = new TransactionValidator(rules);
    this.evm = new Evm(rules.fork(), rules.codeLimits(), compiler);
  }

  /// Runs `transaction` when it is valid; otherwise leaves `state` as it was.
  ///
  /// @param gasAvailable what is left of the block's gas limit
  public TransactionResult process(
      Transaction transaction,
      Address sender,
      BlockContext block,
      BlockHashes hashes,
      long gasAvailable,
      JournaledState state) {
    Optional<Refusal> refusal = validate(transaction, sender, block, gasAvailable, state);
    if (refusal.isPresent()) {
      return new TransactionResult.Refused(refusal.get());
    }
    return run(transaction, sender, block, hashes, state, evm::execute);
  }

  /// Runs `transaction` as if `sender` had signed it, for `eth_call` and the like: nonce, sender's
  /// code, fee and gas caps are not looked at. It still has to pay for what it asks for.
  ///
  /// @param memoryCeiling bytes its frames may hold together
  public TransactionResult simulate(
      Transaction transaction,
      Address sender,
      BlockContext block,
      BlockHashes hashes,
      JournaledState state,
      long memoryCeiling) {
    Optional<Refusal> refusal =
        validator
            .checkIntrinsicGas(transaction)
            .or(() -> validator.checkFee(transaction, block.baseFee()))
            .or(() -> validator.checkFunds(transaction, sender, state.balance(sender)));
    return refusal.isPresent()
        ? new TransactionResult.Refused(refusal.get())
        : run(
            transaction,
            sender,
            block,
            hashes,
            state,
            (message, host, context, origin) ->
                evm.simulate(message, host, context, origin, memoryCeiling));
  }

  private TransactionResult.Executed run(
      Transaction transaction,
      Address sender,
      BlockContext block,
      BlockHashes hashes,
      JournaledState state,
      Execution execution) {
    Word price = transaction.effectiveGasPrice(block.baseFee());
    Word blobFee = block.blobBaseFee().multiply(Word.of(TransactionValidator.blobGas(transaction)));
    state.subtractBalance(sender, price.multiply(Word.of(transaction.gasLimit())).add(blobFee));
    state.setNonce(sender, transaction.nonce() + 1);
    long authorityRefund =
        new Authorizations(rules.chainId(), state).apply(transaction.authorizations());
    warm(transaction, sender, block, state);
    Outcome outcome =
        execution.run(
            message(transaction, sender),
            new ExecutionHost(state, evm, hashes, block.number()),
            block,
            new TransactionContext(sender, price, transaction.blobVersionedHashes()));
    long gasUsed = gasUsed(transaction, outcome, authorityRefund);
    settle(transaction, sender, block, price, gasUsed, state);
    return executed(transaction, sender, outcome, gasUsed, state);
  }

  private Optional<Refusal> validate(
      Transaction transaction,
      Address sender,
      BlockContext block,
      long gasAvailable,
      JournaledState state) {
    return validator
        .checkForm(transaction)
        .or(() -> validator.checkNonce(transaction, sender, state.nonce(sender)))
        .or(() -> validator.checkSenderCode(sender, state.code(sender)))
        .or(() -> validator.checkFee(transaction, block.baseFee()))
        .or(() -> validator.checkBlobFee(transaction, block.blobBaseFee()))
        .or(() -> checkRoom(transaction, gasAvailable))
        .or(() -> validator.checkFunds(transaction, sender, state.balance(sender)));
  }

  private static Optional<Refusal> checkRoom(Transaction transaction, long gasAvailable) {
    return transaction.gasLimit() > gasAvailable
        ? Optional.of(
            new Refusal(
                Refusal.Reason.BLOCK_GAS_EXHAUSTED,
                "have " + gasAvailable + ", want " + transaction.gasLimit()))
        : Optional.empty();
  }

  /// EIP-2929, EIP-2930 and, for the coinbase, EIP-3651. [ExecutionHost] knows of the precompiles.
  private void warm(
      Transaction transaction, Address sender, BlockContext block, JournaledState state) {
    state.warm(sender);
    transaction.to().ifPresent(state::warm);
    if (rules.fork().isAtLeast(Fork.SHANGHAI)) {
      state.warm(block.coinbase());
    }
    for (AccessListEntry entry : transaction.accessList()) {
      state.warm(entry.address());
      entry.storageKeys().forEach(key -> state.warm(entry.address(), key));
    }
  }

  private Message message(Transaction transaction, Address sender) {
    long gas = transaction.gasLimit() - IntrinsicGas.of(transaction, rules.fork());
    Word value = transaction.value();
    Bytes data = transaction.data();
    return transaction
        .to()
        .map(target -> Message.call(sender, target, value, data, gas))
        .orElseGet(() ->
            Message.create(
                sender, ContractAddress.ofCreate(sender, transaction.nonce()), value, data, gas));
  }

  private long gasUsed(Transaction transaction, Outcome outcome, long authorityRefund) {
    long refund =
        switch (outcome) {
          case Outcome.Success success -> authorityRefund + success.refund();
          case Outcome.Revert _, Outcome.Halt _ -> authorityRefund;
        };
    long used = transaction.gasLimit() - outcome.gasLeft();
    long afterRefund = used - Math.min(refund, used / REFUND_QUOTIENT);
    return Math.max(afterRefund, IntrinsicGas.floor(transaction, rules.fork()));
  }

  /// Gives unused gas back to the sender and the tip to the beneficiary; the base fee is burnt.
  private static void settle(
      Transaction transaction,
      Address sender,
      BlockContext block,
      Word price,
      long gasUsed,
      JournaledState state) {
    long unused = transaction.gasLimit() - gasUsed;
    state.addBalance(sender, price.multiply(Word.of(unused)));
    Word tip = price.subtract(block.baseFee());
    state.addBalance(block.coinbase(), tip.multiply(Word.of(gasUsed)));
  }

  private static TransactionResult.Executed executed(
      Transaction transaction,
      Address sender,
      Outcome outcome,
      long gasUsed,
      JournaledState state) {
    Optional<Address> created =
        transaction.to().isPresent()
            ? Optional.empty()
            : Optional.of(ContractAddress.ofCreate(sender, transaction.nonce()));
    return ExecutedTransactions.of(outcome, gasUsed, state.endTransaction(), created);
  }
}
