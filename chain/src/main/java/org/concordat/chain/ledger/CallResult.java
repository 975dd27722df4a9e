package org.concordat.chain.ledger;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.evm.HaltReason;
import org.concordat.chain.execution.Refusal;
import org.concordat.chain.execution.TransactionResult;

/// How a simulated call ended.
public sealed interface CallResult {
  record Returned(Bytes output, long gasUsed) implements CallResult {}

  /// @param output the revert data
  record Reverted(Bytes output, long gasUsed) implements CallResult {}

  record Halted(HaltReason reason) implements CallResult {}

  /// It could not even start.
  record Refused(Refusal refusal) implements CallResult {}

  static CallResult of(TransactionResult result) {
    return switch (result) {
      case TransactionResult.Refused refused -> new Refused(refused.refusal());
      case TransactionResult.Executed executed -> ofExecuted(executed);
    };
  }

  private static CallResult ofExecuted(TransactionResult.Executed executed) {
    if (executed.success()) {
      return new Returned(executed.output(), executed.gasUsed());
    }
    return executed
        .halt()
        .<CallResult>map(Halted::new)
        .orElseGet(() -> new Reverted(executed.output(), executed.gasUsed()));
  }
}
