package org.concordat.chain.network;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/// A node's place in the network. Thread-safe.
public interface Link extends AutoCloseable {
  /// To every peer. Nothing is promised about delivery.
  void broadcast(PeerMessage message);

  /// Asks peers one after the other, until one has blocks from `first` on.
  ///
  /// @return consecutive blocks as that peer claims them, empty when no peer has any
  List<Bytes> fetchBlocks(long first);

  int peerCount();

  /// Leaves the network; later broadcasts go nowhere.
  @Override
  void close();
}
