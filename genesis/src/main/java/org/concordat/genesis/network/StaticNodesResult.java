package org.concordat.genesis.network;

/// What became of a text given to {@link StaticNodes#parse}.
public sealed interface StaticNodesResult {
  record Parsed(StaticNodes nodes) implements StaticNodesResult {}

  /// @param path the entry, as in `[2]`; empty for the whole file
  /// @param line counted from 1
  /// @param column counted from 1
  record Rejected(String path, int line, int column, String message) implements StaticNodesResult {
    /// One line for an operator.
    public String describe() {
      return (path.isEmpty() ? "static nodes" : "entry " + path)
          + " (line "
          + line
          + ", column "
          + column
          + "): "
          + message;
    }
  }
}
