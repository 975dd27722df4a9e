package org.concordat.genesis.ceremony;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.concordat.genesis.bn254.ScalarArrays;

/// Weights nobody can foresee, for checking many equations at once: if one is false, a sum of all
/// under random weights of 64 bits holds with a chance of 2^-64. The weight of an index is the same
/// whenever it is asked for.
final class RandomWeights {
  static final int BYTES = Long.BYTES;

  private final byte[] seed = new byte[Blake2b.SIZE];

  RandomWeights(SecureRandom random) {
    random.nextBytes(seed);
  }

  /// Plain numbers of four limbs.
  ///
  /// @param from at which a chunk begins; others give other weights
  long[] plain(long from, int count) {
    byte[] place = ByteBuffer.allocate(Long.BYTES).putLong(from).array();
    ChaChaStream words = new ChaChaStream(Blake2b.hash(seed, place));
    long[] weights = ScalarArrays.zeros(count);
    for (int i = 0; i < weights.length; i += STRIDE) {
      weights[i] =
          (long) words.getAsInt() << Integer.SIZE | Integer.toUnsignedLong(words.getAsInt());
    }
    return weights;
  }
}
