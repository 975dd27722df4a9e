package org.concordat.deploy.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// What is done to a network of four and when; a pure function of seed and length.
///
/// @param faults by their beginning; the last one ends [#QUIET_MILLIS] before the end at the latest
public record ChaosPlan(long seed, int minutes, List<Planned> faults) {
  static final int MEMBERS = 4;

  /// Before the first fault.
  static final int WARM_UP_MILLIS = 10_000;

  /// After the last one, for the network to recover in and to be looked at.
  static final int QUIET_MILLIS = 60_000;

  private static final int MILLIS_PER_MINUTE = 60_000;
  private static final int SHORTEST_MILLIS = 3_000;
  private static final int LONGEST_MILLIS = 20_000;
  private static final int MOST_BETWEEN_MILLIS = 15_000;
  private static final int PAUSE_AROUND_EXCLUSIVE_MILLIS = 5_000;
  private static final int SKEW_MILLIS = 2_000;
  private static final int SLOWEST_MILLIS = 800;

  /// A fault and when it is there, in milliseconds from the beginning.
  record Planned(long beginMillis, long endMillis, Fault fault) {}

  public ChaosPlan {
    faults = List.copyOf(faults);
  }

  /// @param minutes at least 2
  public static ChaosPlan of(long seed, int minutes) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    long last = (long) minutes * MILLIS_PER_MINUTE - QUIET_MILLIS;
    List<Planned> faults = new ArrayList<>();
    long begin = WARM_UP_MILLIS;
    while (begin + SHORTEST_MILLIS < last) {
      Planned next = next(random, begin, last, faults);
      faults.add(next);
      begin =
          next.fault().isExclusive()
              ? next.endMillis() + PAUSE_AROUND_EXCLUSIVE_MILLIS
              : next.beginMillis() + 1 + random.nextInt(MOST_BETWEEN_MILLIS);
    }
    return new ChaosPlan(seed, minutes, faults);
  }

  /// One that can be added: no process has two faults at once, and an exclusive one waits until the
  /// others are over.
  private static Planned next(Random random, long begin, long last, List<Planned> before) {
    int lasting = SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS);
    Fault fault = fault(random);
    long free =
        before.stream()
            .filter(it -> fault.isExclusive() || conflicts(it.fault(), fault))
            .mapToLong(Planned::endMillis)
            .max()
            .orElse(0);
    boolean late = free + PAUSE_AROUND_EXCLUSIVE_MILLIS + SHORTEST_MILLIS >= last;
    if (free >= begin && late) {
      return new Planned(begin, Math.min(last, begin + lasting), harmless(random));
    }
    long start = free >= begin ? free + PAUSE_AROUND_EXCLUSIVE_MILLIS : begin;
    return new Planned(start, Math.min(last, start + lasting), fault);
  }

  private static boolean conflicts(Fault one, Fault other) {
    boolean sameProcess = one.process() >= 0 && one.process() == other.process();
    return sameProcess
        || (one instanceof Fault.Partition && other instanceof Fault.Partition)
        || (one instanceof Fault.SlowLink && other instanceof Fault.SlowLink);
  }

  private static Fault fault(Random random) {
    int member = random.nextInt(MEMBERS);
    return switch (random.nextInt(8)) {
      case 0, 1 -> new Fault.Kill(member);
      case 2 -> new Fault.Pause(member);
      case 3 -> new Fault.Wipe(member);
      case 4 -> new Fault.Skew(member, random.nextBoolean() ? SKEW_MILLIS : -SKEW_MILLIS);
      case 5 -> new Fault.Partition(side(random));
      case 6 -> {
        int other = (member + 1 + random.nextInt(MEMBERS - 1)) % MEMBERS;
        yield new Fault.SlowLink(member, other, 50 + random.nextInt(SLOWEST_MILLIS));
      }
      default -> harmless(random);
    };
  }

  private static Fault harmless(Random random) {
    Fault.Attack[] attacks = Fault.Attack.values();
    return new Fault.Hostile(
        random.nextInt(MEMBERS), List.of(attacks).get(random.nextInt(attacks.length)));
  }

  /// One member alone, or two against two.
  private static List<Integer> side(Random random) {
    int first = random.nextInt(MEMBERS);
    int second = (first + 1 + random.nextInt(MEMBERS - 1)) % MEMBERS;
    return random.nextBoolean() ? List.of(first) : List.of(first, second);
  }

  /// One beginning or end of a fault.
  record Step(long atMillis, boolean begins, Fault fault) {}

  /// In the order of their time; at equal times ends come first.
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Planned planned : faults) {
      steps.add(new Step(planned.beginMillis(), true, planned.fault()));
      steps.add(new Step(planned.endMillis(), false, planned.fault()));
    }
    steps.sort(Comparator.comparingLong(Step::atMillis).thenComparing(Step::begins));
    return steps;
  }
}
