package org.concordat.genesis.ceremony;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.concordat.genesis.bn254.RandomElements;

/// Where a contribution's secret comes from: 64 bytes of the system's randomness and whatever the
/// contributor adds (dice, keys hit at random), hashed together. One of them has to be
/// unpredictable.
///
/// @param added any text
public record Entropy(SecureRandom system, String added) {
  private static final int SYSTEM_BYTES = 64;

  RandomElements elements() {
    byte[] random = new byte[SYSTEM_BYTES];
    system.nextBytes(random);
    byte[] seed = Blake2b.hash(random, added.getBytes(StandardCharsets.UTF_8));
    return new RandomElements(new ChaChaStream(seed));
  }

  @Override
  public String toString() {
    return "Entropy[withheld]";
  }
}
