package org.concordat.genesis.bn254;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Sums of the points of each bucket of one digit place, halved round by round: in each round the
/// points of a bucket are added in pairs, all buckets' pairs together, until one is left of each.
///
/// The points of a round lie bucket by bucket in one array, which the next round's overwrite: a sum
/// never comes to lie behind the points it is of. For one thread.
final class BucketTree {
  /// Points whose memory is fetched at a time.
  private static final int TOUCHED = 64;

  private final PointArrays group;
  private final LanePoints points;
  private final int size;

  /// How many points each bucket has in this round.
  private final int[] lengths;

  /// Of the first round: indexes of points, bucket by bucket; negated and less one for the negative
  /// of a point.
  private final int[] order;

  private final double[] sums;

  /// Keeps the loads that fetch memory ahead from being optimised away.
  @SuppressWarnings("UnusedVariable")
  private double touches;

  private final LaneAdditions additions;

  /// @param infinite which points are infinity, and add nothing
  /// @param first the digit of the first point
  BucketTree(
      PointArrays group, short[] digits, int first, int count, BitSet infinite, int buckets) {
    this.group = group;
    this.points = new LanePoints(group);
    this.size = points.size();
    this.lengths = new int[buckets];
    this.order = new int[sort(digits, first, count, infinite, null)];
    sort(digits, first, count, infinite, order);
    int left = Arrays.stream(lengths).map(length -> (length + 1) / 2).sum();
    this.sums = new double[left * size];
    this.additions = new LaneAdditions(group, sums);
  }

  /// Counts the points of each bucket; and puts them in order, if there is one.
  ///
  /// @return how many there are in all
  private int sort(
      short[] digits, int first, int count, BitSet infinite, int @Nullable [] ordered) {
    int[] next = new int[lengths.length];
    for (int bucket = 1; bucket < next.length; bucket++) {
      next[bucket] = next[bucket - 1] + lengths[bucket - 1];
    }
    int all = 0;
    for (int k = 0; k < count; k++) {
      int digit = digits[first + k];
      if (digit != 0 && !infinite.get(k)) {
        int bucket = Math.abs(digit) - 1;
        if (ordered == null) {
          lengths[bucket]++;
        } else {
          ordered[next[bucket]++] = digit > 0 ? k : -1 - k;
        }
        all++;
      }
    }
    return all;
  }

  /// Adds everything up.
  ///
  /// @param source all points, as {@link LanePoints} has them
  /// @return affine points of {@link PointArrays}, one per bucket
  long[] sum(double[] source) {
    firstRound(source);
    while (Arrays.stream(lengths).anyMatch(length -> length > 1)) {
      nextRound();
    }
    long[] out = new long[lengths.length * group.affineStride()];
    int from = 0;
    for (int bucket = 0; bucket < lengths.length; bucket++) {
      if (lengths[bucket] == 1) {
        points.leave(out, bucket * group.affineStride(), sums, from * size);
        from++;
      }
    }
    return out;
  }

  private void firstRound(double[] source) {
    int touched = 0;
    int from = 0;
    int to = 0;
    for (int bucket = 0; bucket < lengths.length; bucket++) {
      int end = from + lengths[bucket];
      for (; from + 1 < end; from += 2) {
        if (from >= touched) {
          touched = touch(source, touched);
        }
        int a = order[from];
        int b = order[from + 1];
        additions.put(source, place(a), sign(a), place(b), sign(b), to++ * size);
      }
      if (from < end) {
        copy(source, order[from++], to++ * size);
      }
      lengths[bucket] = (lengths[bucket] + 1) / 2;
    }
    additions.flush();
  }

  private static double sign(int ordered) {
    return ordered < 0 ? -1 : 1;
  }

  private int place(int ordered) {
    return (ordered < 0 ? -1 - ordered : ordered) * size;
  }

  private void copy(double[] source, int ordered, int target) {
    int half = size / 2;
    int from = place(ordered);
    System.arraycopy(source, from, sums, target, half);
    for (int k = half; k < size; k++) {
      sums[target + k] = sign(ordered) * source[from + k];
    }
  }

  /// Reads a word of each of the next points, whose places in memory are random: many reads that
  /// wait for nothing but memory overlap, where reads between computations would not.
  private int touch(double[] source, int from) {
    int end = Math.min(order.length, from + TOUCHED);
    for (int k = from; k < end; k++) {
      touches += source[place(order[k])];
    }
    return end;
  }

  private void nextRound() {
    int from = 0;
    int to = 0;
    for (int bucket = 0; bucket < lengths.length; bucket++) {
      int end = from + lengths[bucket];
      for (; from + 1 < end; from += 2) {
        add(from * size, (from + 1) * size, to++ * size);
      }
      if (from < end) {
        System.arraycopy(sums, from++ * size, sums, to++ * size, size);
      }
      lengths[bucket] = (lengths[bucket] + 1) / 2;
    }
    additions.flush();
  }

  /// Infinity is nothing that lanes can add.
  private void add(int i, int j, int target) {
    if (points.isInfinity(sums, i)) {
      System.arraycopy(sums, j, sums, target, size);
    } else if (points.isInfinity(sums, j)) {
      System.arraycopy(sums, i, sums, target, size);
    } else {
      additions.put(sums, i, 1, j, 1, target);
    }
  }
}
