package org.concordat.genesis.network;

/// What became of a text given to {@link Roster#parse}.
public sealed interface RosterResult {
  record Parsed(Roster roster) implements RosterResult {}

  /// @param path the key, as in `members[0].enode`; empty for the whole file
  /// @param line counted from 1
  /// @param column counted from 1
  record Rejected(String path, int line, int column, String message) implements RosterResult {
    /// One line for an operator.
    public String describe() {
      return (path.isEmpty() ? "member roster" : path)
          + " (line "
          + line
          + ", column "
          + column
          + "): "
          + message;
    }
  }
}
