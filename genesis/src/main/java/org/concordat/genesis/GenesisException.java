package org.concordat.genesis;

import org.jspecify.annotations.Nullable;

/// A fault of the environment met by this module: a file that cannot be read or written, an
/// algorithm the JVM lacks. Its message says what to do. Input that is merely wrong is a value, not
/// this exception.
public final class GenesisException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GenesisException(String message) {
    this(message, null);
  }

  public GenesisException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
