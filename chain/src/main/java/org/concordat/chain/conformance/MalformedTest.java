package org.concordat.chain.conformance;

import java.io.Serial;

/// A test file is not of the official form. Never leaves this package.
final class MalformedTest extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  MalformedTest(String message) {
    super(message, null, false, false);
  }
}
