package org.concordat.chain.conformance;

import org.apache.tuweni.bytes.Bytes32;

/// What came of a blockchain test.
///
/// Each names the state root of the last block that was taken.
public sealed interface BlockTestResult {
  Bytes32 stateRoot();

  record Passed(Bytes32 stateRoot) implements BlockTestResult {}

  /// @param error what differs, or which block is taken or refused against the test
  record Failed(Bytes32 stateRoot, String error) implements BlockTestResult {}

  /// @param reason why it says nothing about a network of ours
  record Skipped(Bytes32 stateRoot, String reason) implements BlockTestResult {}
}
