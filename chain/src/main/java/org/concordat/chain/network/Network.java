package org.concordat.chain.network;

/// The port nodes meet through.
public interface Network {
  /// @param name unique among those joined
  /// @throws IllegalArgumentException when the name is taken
  Link join(String name, PeerHandler handler);
}
