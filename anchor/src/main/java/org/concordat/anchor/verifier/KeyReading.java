package org.concordat.anchor.verifier;

/// What reading a key file gave.
public sealed interface KeyReading {
  record Read(VerifierKey key) implements KeyReading {}

  /// @param reason in words, for whoever gave the file
  record Refused(String reason) implements KeyReading {}
}
