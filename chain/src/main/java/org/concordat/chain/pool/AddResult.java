package org.concordat.chain.pool;

import org.concordat.chain.execution.Refusal;
import org.concordat.chain.types.Transaction;

/// What became of a transaction offered to the pool.
public sealed interface AddResult {
  record Added() implements AddResult {}

  record AlreadyKnown() implements AddResult {
    /// As clients know it.
    public String message() {
      return "already known";
    }
  }

  /// Taken in place of another of the same sender and nonce.
  record Replaced(Transaction previous) implements AddResult {}

  /// @param message one line, in the words clients match on
  record Rejected(Reason reason, String message) implements AddResult {
    static Rejected of(Reason reason) {
      return new Rejected(reason, reason.words());
    }

    static Rejected of(Refusal refusal) {
      return new Rejected(Reason.CANNOT_RUN, refusal.message());
    }
  }

  enum Reason {
    /// The transaction itself could not run; the message names the [Refusal].
    CANNOT_RUN("cannot run"),
    OVERSIZED("oversized data"),
    UNDERPRICED("transaction underpriced"),
    REPLACEMENT_UNDERPRICED("replacement transaction underpriced"),
    EXCEEDS_BLOCK_GAS_LIMIT("exceeds block gas limit"),
    NONCE_TOO_FAR("nonce too far in the future"),
    POOL_FULL("txpool is full");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
