package org.concordat.chain.network;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/// A node as its peers see it. Everything received is hostile until checked.
public interface PeerHandler {
  /// Most blocks in one answer, as Besu asks for.
  int MAX_BLOCKS = 192;

  void received(String from, PeerMessage message);

  /// Serves sealed blocks to a peer.
  ///
  /// @param first height of the first one
  /// @return at most [#MAX_BLOCKS] consecutive blocks, empty beyond the head
  List<Bytes> blocksFrom(long first);
}
