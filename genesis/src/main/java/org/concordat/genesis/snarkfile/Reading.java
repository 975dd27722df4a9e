package org.concordat.genesis.snarkfile;

import java.util.function.Function;
import java.util.function.Supplier;

/// What came of reading a file or a text from outside.
public sealed interface Reading<T> {
  record Accepted<T>(T value) implements Reading<T> {}

  /// @param reason what is wrong, and where
  record Refused<T>(String reason) implements Reading<T> {}

  /// What `reader` makes of it, or the reason it gave by {@link Malformed}.
  static <T> Reading<T> of(Supplier<T> reader) {
    try {
      return new Accepted<>(reader.get());
    } catch (Malformed malformed) {
      return new Refused<>(malformed.reason());
    }
  }

  /// The value, or whatever the caller throws for the reason.
  default <X extends RuntimeException> T orElseThrow(Function<String, X> failure) {
    return switch (this) {
      case Accepted<T>(T value) -> value;
      case Refused<T>(String reason) -> throw failure.apply(reason);
    };
  }
}
