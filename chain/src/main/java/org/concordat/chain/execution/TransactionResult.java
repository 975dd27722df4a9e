package org.concordat.chain.execution;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.evm.HaltReason;
import org.concordat.chain.types.Log;
import org.concordat.genesis.Address;

/// What became of one transaction.
public sealed interface TransactionResult {
  /// It ran and is part of the block, whether its call succeeded or not.
  ///
  /// @param gasUsed after refunds and floor: what the sender paid for
  /// @param output returned data, revert data, or the deployed code
  /// @param created the address of the contract a creation made
  /// @param halt why the EVM stopped it, when it did
  record Executed(
      boolean success,
      long gasUsed,
      List<Log> logs,
      Bytes output,
      Optional<Address> created,
      Optional<HaltReason> halt)
      implements TransactionResult {
    public Executed {
      logs = List.copyOf(logs);
    }
  }

  /// It may not be in this block; the state is as before.
  record Refused(Refusal refusal) implements TransactionResult {}
}
