package org.concordat.governance;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A fault of the environment met while governing. The message says what, where, and what to do
/// next. A ballot the contract refuses is a value, not this exception.
public final class GovernanceException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /// The closed set of faults.
  public enum Code {
    /// A compiled contract is missing from the class path or cannot be read.
    ARTEFACT_UNREADABLE,
    /// The node cannot be reached or does not answer as JSON-RPC asks.
    NODE_UNREACHABLE,
    /// The node answered with something the constitution never returns: another contract, or none,
    /// stands at its address.
    ANSWER_MALFORMED,
    /// A transaction was sent and no receipt came in time.
    RECEIPT_MISSING
  }

  private final Code code;

  public GovernanceException(Code code, String message) {
    this(code, message, null);
  }

  public GovernanceException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
