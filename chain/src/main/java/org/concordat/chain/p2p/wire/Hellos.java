package org.concordat.chain.p2p.wire;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.PeerFault;

/// What the first message of a peer may be.
final class Hellos {
  private Hellos() {}

  /// @param remoteKey the key the handshake proved
  /// @throws PeerFault when it is no Hello of that key; a Disconnect counts as the peer's own
  ///   reason
  static Hello accept(Message first, Bytes remoteKey) {
    if (first.code() == Message.DISCONNECT) {
      DisconnectReason reason = Disconnects.reason(first.payload());
      throw new PeerFault(reason, "the peer refuses: " + reason);
    }
    if (first.code() != Message.HELLO) {
      throw PeerFault.breach("message " + first.code() + " before a hello");
    }
    Hello hello = Hello.decode(first.payload());
    if (!hello.nodeId().equals(remoteKey)) {
      throw new PeerFault(
          DisconnectReason.UNEXPECTED_IDENTITY, "a hello in the name of another key");
    }
    return hello;
  }
}
