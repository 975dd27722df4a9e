package org.concordat.ibft.rules;

/// Which rounds exist and how long they last.
public final class Rounds {
  /// The last round of a height (Besu since 26.8.0); at this one validators wait for ever.
  public static final int MAX_ROUND = 1000;

  /// Some 35,000 years: doubling stops here instead of overflowing.
  private static final long MAX_TIMEOUT_MILLIS = 1L << 50;

  private Rounds() {}

  public static boolean exists(int round) {
    return round >= 0 && round <= MAX_ROUND;
  }

  /// `requestTimeoutMillis · 2^round`.
  ///
  /// @param requestTimeoutMillis how long round 0 lasts, at least 1
  public static long roundTimeoutMillis(long requestTimeoutMillis, int round) {
    int spareBits = Long.numberOfLeadingZeros(requestTimeoutMillis) - 1;
    return round > spareBits
        ? MAX_TIMEOUT_MILLIS
        : Math.min(MAX_TIMEOUT_MILLIS, requestTimeoutMillis << round);
  }
}
