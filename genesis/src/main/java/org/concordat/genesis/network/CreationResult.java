package org.concordat.genesis.network;

/// What {@link NetworkCreator#create} did.
public sealed interface CreationResult {
  record Created(Network network) implements CreationResult {}

  /// Nothing was written.
  ///
  /// @param reason what is wrong with the request and what to do
  record Refused(String reason) implements CreationResult {}
}
