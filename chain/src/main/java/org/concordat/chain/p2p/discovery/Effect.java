package org.concordat.chain.p2p.discovery;

import org.apache.tuweni.bytes.Bytes;

/// What [Discovery] wants done.
public sealed interface Effect {
  record Send(Endpoint to, Bytes datagram) implements Effect {}

  /// A node that answers where it says it is, and may be on our chain.
  record Found(Contact node) implements Effect {}
}
