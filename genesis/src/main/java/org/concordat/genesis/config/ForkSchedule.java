package org.concordat.genesis.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.concordat.genesis.config.Milestone.Trigger;

/// When each milestone begins.
///
/// A milestone left out happens together with the next later one that is named, since every
/// milestone includes all before it.
///
/// @param declared what the file names: block numbers or timestamps, not falling from milestone to
///   milestone of one trigger
public record ForkSchedule(NavigableMap<Milestone, Long> declared) {
  public ForkSchedule {
    declared = Collections.unmodifiableNavigableMap(new TreeMap<>(declared));
    misplaced(declared)
        .ifPresent(milestone -> {
          throw new IllegalArgumentException(milestone + " begins before an earlier one");
        });
  }

  /// The first milestone that would begin before one it builds on.
  static Optional<Milestone> misplaced(Map<Milestone, Long> declared) {
    Map<Trigger, Long> latest = new EnumMap<>(Trigger.class);
    for (Map.Entry<Milestone, Long> entry : new TreeMap<>(declared).entrySet()) {
      Trigger trigger = entry.getKey().trigger();
      if (entry.getValue() < latest.getOrDefault(trigger, 0L)) {
        return Optional.of(entry.getKey());
      }
      latest.put(trigger, entry.getValue());
    }
    return Optional.empty();
  }

  /// Every milestone up to `last` from the first block on; those by time at timestamp 0.
  public static ForkSchedule allAtGenesis(Milestone last) {
    NavigableMap<Milestone, Long> declared = new TreeMap<>();
    declared.put(Milestone.LONDON, 0L);
    if (last.compareTo(Milestone.LONDON) > 0) {
      declared.put(last, 0L);
    }
    return new ForkSchedule(declared);
  }

  /// The latest milestone in force for a block, empty for the rules of 2015 before any milestone.
  public Optional<Milestone> at(long number, long timestamp) {
    return declared.descendingMap().entrySet().stream()
        .filter(entry -> entry.getValue() <= reached(entry.getKey(), number, timestamp))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  public boolean isActive(Milestone milestone, long number, long timestamp) {
    return at(number, timestamp).filter(latest -> latest.compareTo(milestone) >= 0).isPresent();
  }

  private static long reached(Milestone milestone, long number, long timestamp) {
    return switch (milestone.trigger()) {
      case BLOCK -> number;
      case TIME -> timestamp;
    };
  }

  /// What the file itself says about one milestone, without inheritance.
  public OptionalLong declared(Milestone milestone) {
    Long value = declared.get(milestone);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /// How Besu reads the number in a QBFT transition: like that of the milestone with the greatest
  /// number not above it, numbers and timestamps compared on one line. A single milestone by time
  /// at 0 therefore turns every transition into one by time.
  public Trigger triggerOfTransition(long value) {
    Trigger trigger = Trigger.BLOCK;
    long greatest = -1;
    for (Map.Entry<Milestone, Long> entry : declared.entrySet()) {
      if (entry.getValue() <= value && entry.getValue() >= greatest) {
        greatest = entry.getValue();
        trigger = entry.getKey().trigger();
      }
    }
    return trigger;
  }
}
