package org.concordat.chain.network;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/// A node's place in the network. Thread-safe.
public interface Link extends AutoCloseable {
  /// To every peer. Nothing is promised about delivery.
  void broadcast(PeerMessage message);

  /// Asks peers one after the other, until one has blocks from `first` on. Each call begins with
  /// another peer, so that who refuses one peer's blocks gets those of another by asking again.
  ///
  /// @return consecutive blocks as that peer claims them, empty when no peer has any
  List<Bytes> fetchBlocks(long first);

  int peerCount();

  /// Leaves the network; later broadcasts go nowhere. Returns when the handler is not at work any
  /// more.
  @Override
  void close();
}
