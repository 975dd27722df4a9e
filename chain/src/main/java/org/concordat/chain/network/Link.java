package org.concordat.chain.network;

/// A node's place in the network. Thread-safe.
public interface Link extends AutoCloseable {
  /// To every peer that may lack it. Nothing is promised about delivery.
  void broadcast(PeerMessage message);

  /// Asks peers one after the other, until one has blocks from `first` on. Each call begins with
  /// another peer, so that who refuses one peer's blocks gets those of another by asking again.
  Fetched fetchBlocks(long first);

  /// What a peer sent was checked and cannot have been sent in good faith.
  ///
  /// @param peer as named when it came
  void blame(String peer, String fault);

  int peerCount();

  /// Leaves the network; later broadcasts go nowhere. Returns when the handler is not at work any
  /// more.
  @Override
  void close();
}
