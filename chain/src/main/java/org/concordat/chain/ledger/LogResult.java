package org.concordat.chain.ledger;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.types.Log;

/// The answer to a [LogQuery].
public sealed interface LogResult {
  /// In order of block, transaction and position.
  record Found(List<Entry> entries) implements LogResult {
    public Found {
      entries = List.copyOf(entries);
    }
  }

  /// The query is outside its bounds; the message says which and what is allowed.
  record Refused(String message) implements LogResult {}

  /// A log and where it is.
  ///
  /// @param logIndex in the block
  record Entry(
      Log log,
      long blockNumber,
      Bytes32 blockHash,
      Bytes32 transactionHash,
      int transactionIndex,
      int logIndex) {}
}
