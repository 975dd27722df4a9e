package org.concordat.chain.rlp;

/// Bytes from outside that are not what they should be. The only exception decoding throws; whoever
/// reads from a peer, file or API catches it at the edge and refuses the input with its message.
public final class RlpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  public RlpException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /// The message, for answers and logs.
  public String reason() {
    return reason;
  }
}
