package org.concordat.deploy.bench;

/// A candidate could not be measured: it does not answer, or answers what makes no figure.
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BenchException(String message) {
    super(message);
  }

  BenchException(String message, Throwable cause) {
    super(message, cause);
  }
}
