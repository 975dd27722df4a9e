package org.concordat.ibft.sim;

import java.util.List;
import java.util.Random;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;

/// Delivers messages badly until it heals, and quickly afterwards.
final class Network {
  private static final int HEALTHY_DELAY_MILLIS = 20;

  private final Scenario scenario;
  private final Scheduler scheduler;
  private final Random random;
  private final List<Node> nodes;
  private long side;
  private boolean healed;

  Network(Scenario scenario, Scheduler scheduler, Random random, List<Node> nodes) {
    this.scenario = scenario;
    this.scheduler = scheduler;
    this.random = random;
    this.nodes = nodes;
  }

  /// Starts the changes of partition.
  void start() {
    if (scenario.partitionEveryMillis() > 0) {
      scheduler.after(random.nextInt(scenario.partitionEveryMillis()), this::repartition);
    }
  }

  private void repartition() {
    if (!healed) {
      // Half of the changes heal for a while, or nobody would get far enough to disagree.
      side = random.nextBoolean() ? 0 : random.nextLong();
      scheduler.after(1 + random.nextInt(2 * scenario.partitionEveryMillis()), this::repartition);
    }
  }

  void heal() {
    healed = true;
  }

  boolean healed() {
    return healed;
  }

  private boolean connected(int from, int to) {
    return healed || ((side >>> from) & 1) == ((side >>> to) & 1);
  }

  void multicast(int from, IbftMessage message) {
    for (int to = 0; to < nodes.size(); to++) {
      if (to != from) {
        send(from, to, message);
      }
    }
  }

  void send(int from, int to, IbftMessage message) {
    if (!connected(from, to)
        || (!healed && random.nextDouble() < scenario.loss().get(kind(message)))) {
      return;
    }
    scheduler.after(delayMillis(), () -> nodes.get(to).receive(message));
    if (!healed && random.nextDouble() < scenario.duplication()) {
      scheduler.after(delayMillis(), () -> nodes.get(to).receive(message));
    }
  }

  /// Asks `source` for blocks; whether they arrive depends on the weather.
  void fetchBlocks(int to, int source, Runnable arrived) {
    if (connected(source, to) && (healed || random.nextDouble() >= scenario.syncLoss())) {
      scheduler.after(2L * delayMillis(), arrived);
    }
  }

  private int delayMillis() {
    return 1 + random.nextInt(healed ? HEALTHY_DELAY_MILLIS : scenario.maxDelayMillis());
  }

  private static int kind(IbftMessage message) {
    return switch (message) {
      case Proposal _ -> 0;
      case Prepare _ -> 1;
      case Commit _ -> 2;
      case RoundChange _ -> 3;
    };
  }
}
