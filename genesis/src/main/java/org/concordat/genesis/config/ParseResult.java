package org.concordat.genesis.config;

/// What became of a text given to {@link GenesisFile#parse}.
public sealed interface ParseResult {
  record Parsed(GenesisFile file) implements ParseResult {}

  /// @param path the key, as in `config.transitions.qbft[0].block`; empty for the whole file
  /// @param line counted from 1
  /// @param column counted from 1
  /// @param message what was found and what was expected
  record Rejected(String path, int line, int column, String message) implements ParseResult {
    /// One line for an operator.
    public String describe() {
      return (path.isEmpty() ? "genesis file" : path)
          + " (line "
          + line
          + ", column "
          + column
          + "): "
          + message;
    }
  }
}
