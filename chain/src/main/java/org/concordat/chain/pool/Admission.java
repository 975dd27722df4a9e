package org.concordat.chain.pool;

import java.util.Optional;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.execution.Refusal;
import org.concordat.chain.execution.TransactionValidator;
import org.concordat.chain.state.Account;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// Whether a transaction may wait: it could run on the head's state, were its turn come. A fee cap
/// below today's base fee is no objection; it waits until the base fee has fallen.
final class Admission {
  private static final byte[] NO_CODE = new byte[0];

  private final PoolLimits limits;
  private final PoolView view;

  Admission(PoolLimits limits, PoolView view) {
    this.limits = limits;
    this.view = view;
  }

  /// @param account the sender's
  Optional<AddResult.Rejected> objection(
      Transaction transaction, Address sender, Optional<Account> account) {
    TransactionValidator validator = view.validator();
    long nonce = account.map(Account::nonce).orElse(0L);
    Word balance = account.map(Account::balance).orElse(Word.ZERO);
    return validator
        .checkForm(transaction)
        .or(() -> tooLow(validator, transaction, sender, nonce))
        .or(() -> validator.checkSenderCode(sender, code(account)))
        .or(() -> validator.checkFunds(transaction, sender, balance))
        .map(AddResult.Rejected::of)
        .or(() -> ownLimits(transaction, nonce));
  }

  private static Optional<Refusal> tooLow(
      TransactionValidator validator, Transaction transaction, Address sender, long nonce) {
    return validator
        .checkNonce(transaction, sender, nonce)
        .filter(refusal -> refusal.reason() == Refusal.Reason.NONCE_TOO_LOW);
  }

  private Optional<AddResult.Rejected> ownLimits(Transaction transaction, long nonce) {
    if (transaction.gasLimit() > view.gasLimit()) {
      return Optional.of(AddResult.Rejected.of(AddResult.Reason.EXCEEDS_BLOCK_GAS_LIMIT));
    }
    if (transaction.maxFeePerGas().compareTo(limits.minGasPrice()) < 0) {
      return Optional.of(AddResult.Rejected.of(AddResult.Reason.UNDERPRICED));
    }
    return transaction.nonce() - nonce >= limits.perSender()
        ? Optional.of(AddResult.Rejected.of(AddResult.Reason.NONCE_TOO_FAR))
        : Optional.empty();
  }

  private byte[] code(Optional<Account> account) {
    return account
        .map(Account::codeHash)
        .filter(hash -> !hash.equals(Account.EMPTY_CODE_HASH))
        .map(hash -> view.state().code(hash))
        .orElse(NO_CODE);
  }
}
