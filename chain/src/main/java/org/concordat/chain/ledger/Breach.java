package org.concordat.chain.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a block is not valid.
///
/// @param detail what was found and what was expected
public record Breach(Rule rule, String detail) {
  static Optional<Breach> of(Rule rule, @Nullable Object found, @Nullable Object expected) {
    return Optional.of(new Breach(rule, "found " + found + ", expected " + expected));
  }

  static Optional<Breach> of(Rule rule, String detail) {
    return Optional.of(new Breach(rule, detail));
  }

  static Optional<Breach> unless(
      boolean holds, Rule rule, @Nullable Object found, @Nullable Object expected) {
    return holds ? Optional.empty() : of(rule, found, expected);
  }

  @Override
  public String toString() {
    return rule + ": " + detail;
  }
}
