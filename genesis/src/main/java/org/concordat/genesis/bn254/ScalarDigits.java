package org.concordat.genesis.bn254;

/// Many scalars cut into signed digits of the same width, digit place by digit place: made once for
/// all the sums that share the scalars.
///
/// A scalar is the sum of `digit(k)·2^(width·k)` with -2^(width-1) ≤ digit < 2^(width-1) in every
/// place but the highest, which takes the last carry.
public final class ScalarDigits {
  private static final int SCALAR_BITS = 254;
  static final int WIDTH_MAX = 15;

  private final int width;
  private final int count;
  private final short[][] places;

  private ScalarDigits(int width, int count, short[][] places) {
    this.width = width;
    this.count = count;
    this.places = places;
  }

  /// @param plain numbers below r of {@link ScalarArrays#STRIDE} longs
  /// @param width of a digit, from 2 to 15 bits
  static ScalarDigits of(long[] plain, int width) {
    int count = plain.length / PrimeField.LIMBS;
    // One bit more than the scalar has, for the last carry.
    int length = (SCALAR_BITS + width) / width;
    short[][] places = new short[length][count];
    for (int i = 0; i < count; i++) {
      int carry = 0;
      for (int place = 0; place < length; place++) {
        int digit = ScalarArrays.bits(plain, i * PrimeField.LIMBS, place * width, width) + carry;
        carry = (digit + (1 << (width - 1))) >> width;
        places[place][i] = (short) (digit - (carry << width));
      }
    }
    return new ScalarDigits(width, count, places);
  }

  /// With the width that makes the fewest additions of a sum over all of them.
  public static ScalarDigits of(long[] plain) {
    return of(plain, bestWidth(plain.length / PrimeField.LIMBS));
  }

  /// Each place costs an addition per point and, to weigh the buckets, about eight per bucket.
  private static int bestWidth(int count) {
    int best = 2;
    for (int width = 2; width <= WIDTH_MAX; width++) {
      if (cost(width, count) < cost(best, count)) {
        best = width;
      }
    }
    return best;
  }

  private static long cost(int width, int count) {
    return (long) ((SCALAR_BITS + width) / width) * (count + (8L << (width - 1)));
  }

  int width() {
    return width;
  }

  public int count() {
    return count;
  }

  int places() {
    return places.length;
  }

  short[] place(int place) {
    return places[place];
  }
}
