package org.concordat.genesis.ceremony;

import java.util.function.Function;
import org.concordat.genesis.snarkfile.Reading;

/// A file that is mapped until it is closed, which cannot fail.
interface OpenFile extends AutoCloseable {
  @Override
  void close();

  /// Takes a step with a file, if it could be opened, and closes it.
  static <F extends OpenFile, T> Reading<T> using(Reading<F> opened, Function<F, T> step) {
    return switch (opened) {
      case Reading.Refused<F>(String reason) -> new Reading.Refused<>(reason);
      case Reading.Accepted<F>(F file) -> {
        try (file) {
          yield Reading.of(() -> step.apply(file));
        }
      }
    };
  }
}
