package org.concordat.chain.spec;

import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.concordat.genesis.config.BlobParameters;
import org.concordat.genesis.config.Milestone;

/// How many blobs a block may hold, milestone by milestone.
final class BlobSchedule {
  /// EIP-4844, EIP-7691, and the first two parameter-only forks of mainnet (EIP-7892).
  private static final Map<Milestone, BlobParameters> DEFAULTS =
      Map.of(
          Milestone.CANCUN, new BlobParameters(3, 6, 3_338_477),
          Milestone.PRAGUE, new BlobParameters(6, 9, 5_007_716),
          Milestone.BPO1, new BlobParameters(10, 15, 8_346_193),
          Milestone.BPO2, new BlobParameters(14, 21, 11_684_671));

  private BlobSchedule() {}

  /// The entry of the latest milestone up to `milestone` that has one.
  ///
  /// @throws IllegalStateException before Cancun
  static BlobParameters parametersAt(
      SortedMap<Milestone, BlobParameters> configured, Milestone milestone) {
    if (milestone.compareTo(Milestone.CANCUN) < 0) {
      throw new IllegalStateException("there are no blobs before Cancun");
    }
    NavigableMap<Milestone, BlobParameters> schedule = new TreeMap<>(DEFAULTS);
    schedule.putAll(configured);
    return schedule.floorEntry(milestone).getValue();
  }
}
