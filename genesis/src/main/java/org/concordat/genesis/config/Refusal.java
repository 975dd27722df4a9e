package org.concordat.genesis.config;

import org.concordat.genesis.config.Json.Position;

/// Carries a refusal from the value that caused it up to {@link GenesisFile#parse}, which makes it
/// a {@link ParseResult.Rejected}; it never leaves this package.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final int line;
  private final int column;

  Refusal(String path, Position at, String message) {
    super(message, null, false, false);
    this.path = path;
    this.line = at.line();
    this.column = at.column();
  }

  ParseResult.Rejected toResult() {
    return new ParseResult.Rejected(path, line, column, String.valueOf(getMessage()));
  }
}
