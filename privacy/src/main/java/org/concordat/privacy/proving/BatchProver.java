package org.concordat.privacy.proving;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.compliance.ComplianceAssignment;
import org.concordat.genesis.compliance.ComplianceShape;

/// Port: makes the proof of one statement.
public interface BatchProver {
  /// What came of it.
  sealed interface Outcome {
    /// @param proof A, B and C, each coordinate a word, as EIP-197 orders them
    record Proved(Bytes proof) implements Outcome {}

    /// @param reason names a rule or a fault of the key, never a value
    record Refused(String reason) implements Outcome {}
  }

  Outcome prove(ComplianceShape shape, ComplianceAssignment assignment);
}
