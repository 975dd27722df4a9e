package org.concordat.genesis.ceremony;

/// Told how far a long computation is, on the thread that runs it.
@FunctionalInterface
public interface Progress {
  Progress SILENT = (_, _, _) -> {};

  /// @param title of the part under way
  /// @param done of `total` points
  void reached(String title, long done, long total);
}
