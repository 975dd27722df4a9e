package org.concordat.privacy.vault;

import org.apache.tuweni.bytes.Bytes;

/// How far a proof has come.
public sealed interface ProofStatus {
  /// Not made yet.
  ///
  /// @param attempts how often it was begun
  record Waiting(int attempts) implements ProofStatus {}

  /// @param proof as its prover encodes it; public
  record Proved(Bytes proof) implements ProofStatus {}

  /// It cannot be made. The reason names a rule, and with it says something of a record: it is for
  /// the member alone.
  record Refused(String reason) implements ProofStatus {
    public static final int MAX_REASON_LENGTH = 200;

    public Refused {
      if (reason.isEmpty() || reason.length() > MAX_REASON_LENGTH) {
        throw new IllegalArgumentException("a reason has 1 to 200 characters");
      }
    }

    @Override
    public String toString() {
      return "Refused[reason withheld]";
    }
  }
}
