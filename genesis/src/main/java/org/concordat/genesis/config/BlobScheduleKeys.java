package org.concordat.genesis.config;

import java.util.List;
import java.util.Locale;

/// The milestones that `blobSchedule` can name, and under which keys.
final class BlobScheduleKeys {
  static final List<Milestone> MILESTONES =
      List.of(
          Milestone.CANCUN,
          Milestone.PRAGUE,
          Milestone.OSAKA,
          Milestone.BPO1,
          Milestone.BPO2,
          Milestone.BPO3,
          Milestone.BPO4,
          Milestone.BPO5,
          Milestone.AMSTERDAM);

  private BlobScheduleKeys() {}

  static String keyOf(Milestone milestone) {
    return milestone.name().toLowerCase(Locale.ROOT);
  }
}
