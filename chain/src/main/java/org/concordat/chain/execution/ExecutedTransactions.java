package org.concordat.chain.execution;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.evm.Outcome;
import org.concordat.chain.types.Log;
import org.concordat.genesis.Address;

/// Turns the EVM's outcome into a transaction's.
final class ExecutedTransactions {
  private ExecutedTransactions() {}

  /// @param created the address a creation would have, empty for a call
  static TransactionResult.Executed of(
      Outcome outcome, long gasUsed, List<Log> logs, Optional<Address> created) {
    return switch (outcome) {
      case Outcome.Success success ->
          new TransactionResult.Executed(
              true, gasUsed, logs, success.output(), created, Optional.empty());
      case Outcome.Revert revert ->
          new TransactionResult.Executed(
              false, gasUsed, List.of(), revert.output(), Optional.empty(), Optional.empty());
      case Outcome.Halt halt ->
          new TransactionResult.Executed(
              false, gasUsed, List.of(), Bytes.EMPTY, Optional.empty(), Optional.of(halt.reason()));
    };
  }
}
