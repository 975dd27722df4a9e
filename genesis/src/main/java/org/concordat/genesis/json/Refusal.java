package org.concordat.genesis.json;

import org.concordat.genesis.json.Json.Position;

/// Carries a refusal from the value that caused it up to the reader of the whole file, which turns
/// it into that reader's result type. It never leaves this module.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final int line;
  private final int column;

  public Refusal(String path, Position at, String message) {
    super(message, null, false, false);
    this.path = path;
    this.line = at.line();
    this.column = at.column();
  }

  /// The key, as in `config.qbft.epochlength`; empty for the whole file.
  public String path() {
    return path;
  }

  /// Counted from 1.
  public int line() {
    return line;
  }

  /// Counted from 1.
  public int column() {
    return column;
  }

  /// What was found and what was expected.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
