package org.concordat.genesis.ceremony;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.NumberTheoreticTransform;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.bn254.Workers;
import org.concordat.genesis.snarkfile.Malformed;

/// Whether a .ptau file is what its contributions lead to, and each contribution was made knowing
/// its secret. What is wrong is thrown as {@link Malformed}.
final class PowersCheck {
  private static final int SCALAR_BYTES = 32;

  private final PowersFile powers;
  private final OrderedChunks chunks;
  private final PowersWriter writer;
  private final SecureRandom random;

  PowersCheck(PowersFile powers, OrderedChunks chunks, PowersWriter writer, SecureRandom random) {
    this.powers = powers;
    this.chunks = chunks;
    this.writer = writer;
    this.random = random;
  }

  PowersReport run() {
    Malformed.unless(!powers.contributions().isEmpty(), () -> "nobody has contributed");
    checkChain();
    PowersContribution last = powers.contributions().getLast();
    checkFirstPoints(last);
    for (PowersSection section : PowersSection.values()) {
      checkRatio(section, last);
    }
    if (!powers.isCut()) {
      checkHash(last);
    }
    if (powers.isPrepared()) {
      checkPrepared();
    }
    return PowersReport.of(powers);
  }

  private void checkHash(PowersContribution last) {
    Bytes next = Bytes.wrap(writer.hashAll(powers, last.responseHash().toArrayUnsafe()));
    Malformed.unless(
        next.equals(last.nextChallenge()),
        () -> "the points are not those the last contribution was made over");
  }

  private void checkChain() {
    PowersContribution previous =
        PowersContribution.none(writer.firstChallenge(powers.ceremonyPower()));
    for (int i = 0; i < powers.contributions().size(); i++) {
      PowersContribution contribution = powers.contributions().get(i);
      Optional<String> fault = contribution.fault(previous);
      int number = i + 1;
      Malformed.unless(
          fault.isEmpty(), () -> "contribution %d: %s".formatted(number, fault.orElseThrow()));
      previous = contribution;
    }
  }

  private void checkFirstPoints(PowersContribution last) {
    boolean same =
        powers.point(PowersSection.TAU_G1, 0).equals(Group.G1.generator())
            && powers.point(PowersSection.TAU_G1, 1).equals(last.tauG1())
            && powers.point(PowersSection.TAU_G2, 0).equals(Group.G2.generator())
            && powers.point(PowersSection.TAU_G2, 1).equals(last.tauG2())
            && powers.point(PowersSection.ALPHA_TAU_G1, 0).equals(last.alphaG1())
            && powers.point(PowersSection.BETA_TAU_G1, 0).equals(last.betaG1())
            && powers.point(PowersSection.BETA_G2, 0).equals(last.betaG2());
    Malformed.unless(same, () -> "the lists do not begin with the last contribution's points");
  }

  /// Every point of a list is τ times the one before it.
  private void checkRatio(PowersSection section, PowersContribution last) {
    long count = section.points(powers.power());
    if (count < 2) {
      return;
    }
    Group group = section.group();
    RandomWeights weights = new RandomWeights(random);
    long[] sums = new long[2 * group.arrays().jacobianStride()];
    chunks.run(
        section.title() + ", checked",
        count - 1,
        (from, pairs) -> {
          long[] points = powers.points(section, from, pairs + 1);
          checkGroup(group, points);
          return neighbours(group, points, weights.plain(from, pairs), pairs);
        },
        both -> addBoth(group.arrays(), sums, both));
    Bytes low = group.normalized(sums);
    Bytes high = group.normalized(Arrays.copyOfRange(sums, sums.length / 2, sums.length));
    boolean holds =
        group == Group.G1
            ? Ratios.same(low, high, Group.G2.generator(), last.tauG2())
            : Ratios.same(Group.G1.generator(), last.tauG1(), low, high);
    Malformed.unless(holds, () -> section.title() + " is no list of powers of tau");
  }

  private static void checkGroup(Group group, long[] points) {
    PointArrays arrays = group.arrays();
    for (int i = 0; i < points.length; i += group.stride()) {
      Malformed.unless(
          arrays.isInSubgroup(points, i) && !arrays.isInfinity(points, i),
          () -> "a point is not of " + group);
    }
  }

  private static long[] neighbours(Group group, long[] points, long[] weights, int pairs) {
    WeightedSum sum = new WeightedSum(group);
    long[] low = sum.of(points, 0, weights, pairs, RandomWeights.BYTES);
    long[] high = sum.of(points, 1, weights, pairs, RandomWeights.BYTES);
    long[] both = Arrays.copyOf(low, 2 * low.length);
    System.arraycopy(high, 0, both, low.length, high.length);
    return both;
  }

  private static void addBoth(PointArrays arrays, long[] sums, long[] both) {
    arrays.add(sums, 0, both, 0);
    arrays.add(sums, both.length / 2, both, both.length / 2);
  }

  private void checkPrepared() {
    for (PowersSection section : PowersSection.values()) {
      for (int j = 0; section.hasLagrange() && j <= section.lagrangePowerMax(powers.power()); j++) {
        checkPrepared(section, j);
      }
    }
  }

  /// Σ r_i·τ^i = Σ r(ω^k)·L_k(τ) for the polynomial r of random coefficients.
  private void checkPrepared(PowersSection section, int j) {
    int size = 1 << j;
    int there = (int) Math.min(size, section.points(powers.power()));
    long[] coefficients = Arrays.copyOf(new RandomWeights(random).plain(0, there), size * STRIDE);
    String title = "%s, 2^%d, checked".formatted(section.title(), j);
    Bytes left =
        sum(
            section.group(),
            title,
            there,
            coefficients,
            RandomWeights.BYTES,
            (from, count) -> powers.points(section, from, count));
    long[] values = valuesOf(coefficients, j);
    Bytes right =
        sum(
            section.group(),
            title,
            size,
            values,
            SCALAR_BYTES,
            (from, count) -> powers.lagrange(section, j, from, count));
    Malformed.unless(
        left.equals(right),
        () -> section.title() + ": the prepared values of size 2^" + j + " are wrong");
  }

  /// From plain coefficients to plain values at the roots of one.
  private static long[] valuesOf(long[] plain, int log) {
    long[] values = plain.clone();
    for (int i = 0; i < values.length; i += STRIDE) {
      ScalarArrays.fromPlain(values, i, values, i);
    }
    try (Workers workers = Workers.of(1)) {
      new NumberTheoreticTransform(log, workers).values(values);
    }
    for (int i = 0; i < values.length; i += STRIDE) {
      ScalarArrays.toPlain(values, i, values, i);
    }
    return values;
  }

  private Bytes sum(
      Group group,
      String title,
      int count,
      long[] weights,
      int bytes,
      OrderedChunks.Maker<long[]> points) {
    long[] sum = new long[group.arrays().jacobianStride()];
    chunks.run(
        title,
        count,
        (from, size) -> {
          int first = (int) from * STRIDE;
          long[] own = Arrays.copyOfRange(weights, first, first + size * STRIDE);
          return new WeightedSum(group).of(points.make(from, size), 0, own, size, bytes);
        },
        part -> group.arrays().add(sum, 0, part, 0));
    return group.normalized(sum);
  }
}
