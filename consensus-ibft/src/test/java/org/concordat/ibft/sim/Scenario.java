package org.concordat.ibft.sim;

import java.util.List;
import java.util.Random;

/// What one seed simulates; everything is drawn from it.
///
/// @param nodes how many there are
/// @param faulty how many of them lie or lose their safety record; at most f
/// @param amnesiac how many of the faulty are honest but for their memory
/// @param rotating whether one node in turn is not a validator
/// @param catchUp see `Configuration`
/// @param chaosMillis how long the network misbehaves
/// @param maxDelayMillis of a message while it does
/// @param loss probability of losing a message, by kind: Proposal, Prepare, Commit, RoundChange
/// @param duplication probability of delivering a message twice
/// @param partitionEveryMillis mean time between partitions; 0 for none
/// @param crashEveryMillis mean time between crashes of honest nodes; 0 for none
/// @param midStepCrash probability of crashing after any one effect
/// @param syncLoss probability that a request for blocks goes unanswered
record Scenario(
    long seed,
    int nodes,
    int faulty,
    int amnesiac,
    boolean rotating,
    boolean catchUp,
    long chaosMillis,
    int maxDelayMillis,
    List<Double> loss,
    double duplication,
    int partitionEveryMillis,
    int crashEveryMillis,
    double midStepCrash,
    double syncLoss) {

  static final long REQUEST_TIMEOUT_MILLIS = 1000;
  static final int BLOCK_PERIOD_MILLIS = 300;

  private static final int[] NODES = {4, 4, 4, 5, 7, 4, 7, 6, 3, 10, 1, 2};

  static Scenario of(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    int nodes = NODES[random.nextInt(NODES.length)];
    boolean rotating = nodes > 1 && random.nextInt(6) == 0;
    int f = ((rotating ? nodes - 1 : nodes) - 1) / 3;
    int faulty = f == 0 || random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(f);
    return new Scenario(
        seed,
        nodes,
        faulty,
        faulty > 0 && random.nextInt(4) == 0 ? 1 + random.nextInt(faulty) : 0,
        rotating,
        random.nextInt(3) == 0,
        random.nextInt(4) == 0 ? 20_000 + random.nextInt(200_000) : 5000 + random.nextInt(35_000),
        new int[] {20, 200, 600, 1500}[random.nextInt(4)],
        losses(random),
        random.nextInt(3) == 0 ? 0.2 : 0,
        random.nextInt(2) * (1000 + random.nextInt(4000)),
        random.nextInt(2) * (500 + random.nextInt(4000)),
        random.nextInt(3) == 0 ? 0.01 : 0,
        random.nextInt(2) == 0 ? 0.9 : 0);
  }

  /// Losing mostly Commits is what leaves some nodes decided and the others prepared.
  private static List<Double> losses(Random random) {
    double some = random.nextDouble() * 0.5;
    return switch (random.nextInt(4)) {
      case 0 -> List.of(0.0, 0.0, 0.0, 0.0);
      case 1 -> List.of(some, some, some, some);
      case 2 -> List.of(0.02, 0.02, 0.3 + some, 0.02);
      default -> List.of(some, random.nextDouble() * 0.5, random.nextDouble() * 0.5, some / 2);
    };
  }
}
