package org.concordat.chain.p2p.discovery;

import java.util.Map;
import org.apache.tuweni.bytes.Bytes;

/// How many packets are looked at: of each address, and of all together, because each costs the
/// recovery of a key. For one thread.
final class Allowances {
  /// Packets a second of one address; a member may run several nodes behind it.
  static final int RATE_OF_ADDRESS = 32;

  /// Of all: at a tenth of a millisecond each a twentieth of a processor.
  static final int RATE_OF_ALL = 512;

  /// What may come at once, in seconds of the rate.
  static final int BURST_SECONDS = 2;

  /// Addresses remembered. Whoever is forgotten starts with a full bucket, which is why there is a
  /// rate for all.
  static final int MAX_ADDRESSES = 1024;

  private static final double MILLIS = 1_000;

  private final Map<Bytes, Bucket> addresses = new Bounded<>(MAX_ADDRESSES);
  private final Bucket all = new Bucket(RATE_OF_ALL);

  boolean take(Endpoint from, Moment now) {
    return addresses.computeIfAbsent(from.ip(), _ -> new Bucket(RATE_OF_ADDRESS)).take(now)
        && all.take(now);
  }

  int size() {
    return addresses.size();
  }

  /// Fills steadily, and holds a burst.
  private static final class Bucket {
    private final int rate;
    private double tokens;
    private long filledAt = Long.MIN_VALUE;

    Bucket(int rate) {
      this.rate = rate;
      this.tokens = (double) rate * BURST_SECONDS;
    }

    boolean take(Moment now) {
      if (filledAt != Long.MIN_VALUE) {
        double more = (now.millis() - filledAt) * rate / MILLIS;
        tokens = Math.min((double) rate * BURST_SECONDS, tokens + more);
      }
      filledAt = now.millis();
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
