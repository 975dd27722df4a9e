package org.concordat.chain.network;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/// A node as its peers see it. Everything received is hostile until checked. Thread-safe: each peer
/// may be on a thread of its own.
public interface PeerHandler {
  /// Most blocks in one answer, as Besu asks for.
  int MAX_BLOCKS = 192;

  /// @param from how the transport names the peer, in logs and in [Link#blame]
  Reception received(String from, PeerMessage message);

  /// A peer says that its chain is this long.
  void peerAt(long height);

  /// Serves sealed blocks to a peer.
  ///
  /// @param first height of the first one
  /// @return at most [#MAX_BLOCKS] consecutive blocks, empty beyond the head
  List<Bytes> blocksFrom(long first);
}
