package org.concordat.chain.consensus;

import java.util.Random;
import org.concordat.chain.network.PeerMessage;
import org.concordat.genesis.keys.SoftwareKey;

/// A validator that signs what it likes, tells everyone something else, and says again what others
/// have said.
final class Liar {
  private static final long[] ODD_HEIGHTS = {0, 1, 1L << 40, Long.MAX_VALUE};
  private static final int[] ODD_ROUNDS = {999, 1000, 1001, Integer.MAX_VALUE};

  private final int index;
  private final ShellSimulation simulation;
  private final Random random;
  private final Forgery forgery;

  Liar(int index, ShellSimulation simulation) {
    this.index = index;
    this.simulation = simulation;
    this.random = simulation.random();
    this.forgery = new Forgery(SoftwareKey.of(simulation.network().validatorKeys().get(index)));
  }

  void speak(int validators) {
    for (int to = 0; to < validators; to++) {
      if (to != index && random.nextBoolean()) {
        simulation.send(index, to, something());
      }
    }
  }

  private PeerMessage something() {
    long height = simulation.height() + random.nextInt(3) - 1;
    int round = random.nextInt(6);
    return switch (random.nextInt(5)) {
      case 0 -> forgery.prepare(height, round, (byte) random.nextInt(4));
      case 1 -> forgery.commit(height, round, (byte) random.nextInt(4));
      case 2 -> forgery.roundChange(height, round);
      case 3 ->
          forgery.roundChange(
              ODD_HEIGHTS[random.nextInt(ODD_HEIGHTS.length)],
              ODD_ROUNDS[random.nextInt(ODD_ROUNDS.length)]);
      default -> simulation.overheard().orElseGet(() -> forgery.roundChange(height, round));
    };
  }
}
