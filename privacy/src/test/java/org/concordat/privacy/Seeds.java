package org.concordat.privacy;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// Repeatable randomness where production asks for a `SecureRandom`.
public final class Seeds {
  private Seeds() {}

  public static SecureRandom random(long seed) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed);
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
