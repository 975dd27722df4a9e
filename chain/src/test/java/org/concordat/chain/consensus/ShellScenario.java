package org.concordat.chain.consensus;

import java.util.Random;

/// What one seed simulates; everything is drawn from it.
///
/// @param validators how many there are
/// @param liar the one that signs what it likes; -1 for none
/// @param wiped the one that loses its disk once, the proposer of block 1; -1 for none, and with a
///   liar, for the others must be enough
/// @param skewed the one whose clock is wrong, by [#skewMillis]
/// @param stepEveryMillis mean time between steps of that clock, back by up to [#MAX_STEP_MILLIS]
///   and forth again, as an operator or a time service makes them; 0 for none
/// @param chaosMillis how long the network misbehaves
/// @param maxDelayMillis of a message while it does
/// @param loss probability of losing a message
/// @param duplication probability of delivering a message twice
/// @param flips probability of flipping a bit of a message
/// @param partitionEveryMillis mean time between partitions; 0 for none
/// @param crashEveryMillis mean time between crashes; 0 for none
/// @param powerCut probability that the machine dies at a write
record ShellScenario(
    long seed,
    int validators,
    int liar,
    int wiped,
    int skewed,
    long skewMillis,
    int stepEveryMillis,
    long chaosMillis,
    int maxDelayMillis,
    double loss,
    double duplication,
    double flips,
    int partitionEveryMillis,
    int crashEveryMillis,
    double powerCut) {
  static final int MAX_STEP_MILLIS = 5_000;

  private static final int[] VALIDATORS = {4, 4, 4, 4, 5, 7, 3, 1};
  private static final int[] DELAYS = {20, 200, 600, 1500};

  static ShellScenario of(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    int validators = VALIDATORS[random.nextInt(VALIDATORS.length)];
    boolean lies = validators > 3 && random.nextInt(3) == 0;
    int liar = lies ? random.nextInt(validators) : -1;
    boolean wipes = validators > 3 && !lies && random.nextInt(3) == 0;
    ShellScenario still =
        new ShellScenario(
            seed,
            validators,
            liar,
            wipes ? 0 : -1,
            random.nextInt(validators),
            random.nextInt(3) == 0 ? (random.nextBoolean() ? 2000 : -2000) : 0,
            0,
            10_000 + random.nextInt(20_000),
            DELAYS[random.nextInt(DELAYS.length)],
            random.nextInt(2) * random.nextDouble() * 0.4,
            random.nextInt(3) == 0 ? 0.2 : 0,
            random.nextInt(3) == 0 ? 0.1 : 0,
            random.nextInt(2) * (1000 + random.nextInt(4000)),
            random.nextInt(2) * (1000 + random.nextInt(5000)),
            random.nextInt(3) == 0 ? 0.02 : 0);
    return still.withSteps(random.nextInt(3) == 0 ? 200 + random.nextInt(2000) : 0);
  }

  ShellScenario withSteps(int everyMillis) {
    return new ShellScenario(
        seed,
        validators,
        liar,
        wiped,
        skewed,
        skewMillis,
        everyMillis,
        chaosMillis,
        maxDelayMillis,
        loss,
        duplication,
        flips,
        partitionEveryMillis,
        crashEveryMillis,
        powerCut);
  }
}
