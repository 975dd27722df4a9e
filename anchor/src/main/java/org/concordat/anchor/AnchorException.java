package org.concordat.anchor;

/// An environment fault in settlement: an endpoint, a file or a contract does not do what it must
/// for work to go on. Bad evidence is never reported this way; it is a verdict.
public final class AnchorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  public AnchorException(Code code, String message) {
    super(code + ": " + message);
    this.code = code;
  }

  public AnchorException(Code code, String message, Throwable cause) {
    super(code + ": " + message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  /// Whether trying the same again later can help.
  public boolean retryable() {
    return switch (code) {
      case CONSORTIUM_UNREACHABLE, L2_UNREACHABLE, RPC_ERROR -> true;
      case RPC_MALFORMED, CHAIN_INCONSISTENT, OUTBOX_CORRUPT, OUTBOX_IO -> false;
      case ANCHOR_REFUSED, DEPLOYMENT_FAILED, NOT_ANCHORED, ARTIFACT_MISSING -> false;
    };
  }

  /// What went wrong, for exit codes and runbooks.
  public enum Code {
    /// The consortium node's JSON-RPC endpoint did not answer.
    CONSORTIUM_UNREACHABLE,
    /// The L2's JSON-RPC endpoint did not answer.
    L2_UNREACHABLE,
    /// An endpoint answered with a JSON-RPC error.
    RPC_ERROR,
    /// An endpoint's answer is not of the documented form.
    RPC_MALFORMED,
    /// Two answers of one endpoint contradict each other: a header and its hash, a proof and its
    /// root.
    CHAIN_INCONSISTENT,
    /// The outbox file cannot be read as one; it is left as it is.
    OUTBOX_CORRUPT,
    /// The outbox file cannot be written or read.
    OUTBOX_IO,
    /// The L2 contract refuses the anchor for a reason that waiting does not change.
    ANCHOR_REFUSED,
    /// The anchor contract could not be created.
    DEPLOYMENT_FAILED,
    /// Evidence was asked for a batch that no anchor covers yet.
    NOT_ANCHORED,
    /// A compiled contract is missing from the class path.
    ARTIFACT_MISSING
  }
}
