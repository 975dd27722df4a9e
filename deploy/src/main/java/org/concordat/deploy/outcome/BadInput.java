package org.concordat.deploy.outcome;

import java.io.Serial;

/// What the user gave cannot be used. The message says what is wrong, where, and what to do.
public final class BadInput extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public BadInput(String message) {
    super(message, null, false, false);
  }
}
