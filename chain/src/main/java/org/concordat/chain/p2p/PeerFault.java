package org.concordat.chain.p2p;

/// A peer did what ends the connection. The only exception of reading what peers send, besides
/// [org.concordat.chain.rlp.RlpException] for malformed bytes; caught where the connection is held.
public final class PeerFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final DisconnectReason reason;

  /// @param words for the log; holds nothing secret
  public PeerFault(DisconnectReason reason, String words) {
    super(words);
    this.reason = reason;
  }

  public static PeerFault breach(String words) {
    return new PeerFault(DisconnectReason.BREACH_OF_PROTOCOL, words);
  }

  public DisconnectReason reason() {
    return reason;
  }
}
