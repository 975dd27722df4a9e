package org.concordat.genesis.poseidon;

import java.math.BigInteger;
import org.concordat.genesis.bn254.Fr;

/// The self-shrinking Grain LFSR that yields Poseidon's parameters (ePrint 2019/458, appendix F).
///
/// Not thread-safe: one stream is read once, in order, while parameters are made.
final class GrainStream {
  private static final int STATE_BITS = 80;
  private static final int WARM_UP_BITS = 160;
  private static final int FIELD_BITS = 254;
  private static final int PRIME_FIELD = 1;
  private static final int POWER_SBOX = 0;

  private final boolean[] state = new boolean[STATE_BITS];
  private int head;

  private GrainStream() {}

  static GrainStream seeded(int width, int fullRounds, int partialRounds) {
    GrainStream stream = new GrainStream();
    int at = stream.seed(0, PRIME_FIELD, 2);
    at = stream.seed(at, POWER_SBOX, 4);
    at = stream.seed(at, FIELD_BITS, 12);
    at = stream.seed(at, width, 12);
    at = stream.seed(at, fullRounds, 10);
    at = stream.seed(at, partialRounds, 10);
    stream.seed(at, (1 << 30) - 1, 30);
    for (int i = 0; i < WARM_UP_BITS; i++) {
      stream.shift();
    }
    return stream;
  }

  private int seed(int at, int value, int bits) {
    for (int i = 0; i < bits; i++) {
      state[at + i] = (value >>> (bits - 1 - i) & 1) == 1;
    }
    return at + bits;
  }

  /// The next number below r; larger ones are skipped. Round constants come this way.
  BigInteger nextBelowModulus() {
    BigInteger candidate = nextNumber();
    while (candidate.compareTo(Fr.MODULUS) >= 0) {
      candidate = nextNumber();
    }
    return candidate;
  }

  /// The next number of 254 bits, most significant bit first. The matrix reduces these modulo r.
  BigInteger nextNumber() {
    BigInteger value = BigInteger.ZERO;
    for (int bit = FIELD_BITS - 1; bit >= 0; bit--) {
      if (nextBit()) {
        value = value.setBit(bit);
      }
    }
    return value;
  }

  /// Bits come in pairs: the first says whether the second counts.
  private boolean nextBit() {
    while (!shift()) {
      shift();
    }
    return shift();
  }

  private boolean shift() {
    boolean fresh = tap(62) ^ tap(51) ^ tap(38) ^ tap(23) ^ tap(13) ^ tap(0);
    state[head] = fresh;
    head = (head + 1) % STATE_BITS;
    return fresh;
  }

  private boolean tap(int position) {
    return state[(head + position) % STATE_BITS];
  }
}
