package org.concordat.genesis.network;

/// What became of a text given to {@link Enode#parse}.
public sealed interface EnodeResult {
  record Parsed(Enode enode) implements EnodeResult {}

  /// @param reason what is wrong with the text
  record Rejected(String reason) implements EnodeResult {}
}
