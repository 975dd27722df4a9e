package org.concordat.chain.conformance;

import org.apache.tuweni.bytes.Bytes32;

/// What came of a case.
public sealed interface StateTestResult {
  record Passed(Bytes32 stateRoot) implements StateTestResult {}

  /// @param error what differs from the published result
  record Failed(Bytes32 stateRoot, String error) implements StateTestResult {}
}
