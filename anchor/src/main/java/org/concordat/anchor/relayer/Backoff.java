package org.concordat.anchor.relayer;

/// How long to leave an endpoint alone: doubling from the first wait to the longest.
record Backoff(int failures, long until) {
  static final long FIRST_MILLIS = 500;
  static final long LONGEST_MILLIS = 60_000;
  private static final int MAXIMUM_DOUBLINGS = 7;

  static final Backoff NONE = new Backoff(0, Long.MIN_VALUE);

  Backoff afterFailure(long now) {
    int doublings = Math.min(failures, MAXIMUM_DOUBLINGS);
    long wait = Math.min(FIRST_MILLIS << doublings, LONGEST_MILLIS);
    return new Backoff(failures + 1, now + wait);
  }

  boolean blocks(long now) {
    return now < until;
  }
}
