package org.concordat.genesis.snarkfile;

import java.util.function.Supplier;

/// Carries what is wrong with a file from the place where it shows up to the one that answers for
/// the whole file with a {@link Reading}. No method of this module's readers lets it out.
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Malformed(String reason) {
    super(reason, null, false, false);
  }

  public static void unless(boolean condition, Supplier<String> reason) {
    if (!condition) {
      throw new Malformed(reason.get());
    }
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
