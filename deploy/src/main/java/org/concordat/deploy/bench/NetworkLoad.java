package org.concordat.deploy.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.concordat.deploy.bench.NetworkSenders.Signed;
import org.concordat.deploy.localnet.LocalNetwork;

/// Loads a running network and measures between two of its blocks.
final class NetworkLoad {
  private static final Duration DRAIN = Duration.ofSeconds(60);
  private static final int WATCHED = 0;

  private final LocalNetwork network;
  private final Duration warmUp;
  private final Duration measure;

  NetworkLoad(LocalNetwork network, Duration warmUp, Duration measure) {
    this.network = network;
    this.warmUp = warmUp;
    this.measure = measure;
  }

  /// What happened from one block to another.
  ///
  /// @param cpuNanos of all nodes together
  /// @param refused answers with an error; those transactions were sent again
  /// @param latenciesMillis ascending
  record Window(
      long nanos,
      long blocks,
      long transactions,
      long cpuNanos,
      long refused,
      List<Double> latenciesMillis) {
    double perSecond() {
      return transactions * 1e9 / nanos;
    }

    double cpuMillisEach() {
      return cpuNanos / 1e6 / transactions;
    }

    double blockMillis() {
      return nanos / 1e6 / blocks;
    }

    /// @param share 0.5 for the median
    double latencyMillis(double share) {
      int last = latenciesMillis.size() - 1;
      return last < 0 ? Double.NaN : latenciesMillis.get((int) Math.round(share * last));
    }
  }

  /// Keeps as many in flight as `most`, each node its share.
  Window saturate(List<Signed> supply, int most) throws InterruptedException {
    InFlight inFlight = new InFlight();
    return run(supply, inFlight, _ -> most - inFlight.size());
  }

  /// Sends so many a second, whatever the network does with them.
  Window pace(List<Signed> supply, double perSecond) throws InterruptedException {
    long start = System.nanoTime();
    double each = perSecond / network.size() / 1e9;
    return run(supply, new InFlight(), sent -> (int) (each * (System.nanoTime() - start) - sent));
  }

  private Window run(List<Signed> supply, InFlight inFlight, Submitter.Pace pace)
      throws InterruptedException {
    long head = network.head(WATCHED).orElse(0L);
    BlockWatch watch = new BlockWatch(WATCHED, network.rpc(WATCHED), inFlight, head);
    List<Submitter> submitters =
        IntStream.range(0, network.size())
            .mapToObj(node -> submitter(node, supply, pace, inFlight))
            .toList();
    List<Thread> threads = submitters.stream().map(Thread.ofVirtual()::start).toList();
    try {
      Mark begin = mark(watch, inFlight, warmUp, threads);
      watch.forgetLatencies();
      Mark end = mark(watch, inFlight, measure, threads);
      return begin.until(end, inFlight.refused(), watch.latenciesMillis());
    } finally {
      submitters.forEach(Submitter::stop);
      for (Thread thread : threads) {
        thread.join();
      }
      drain(watch, inFlight);
    }
  }

  private Submitter submitter(
      int node, List<Signed> supply, Submitter.Pace pace, InFlight inFlight) {
    List<Signed> own = supply.stream().filter(it -> it.sender() % network.size() == node).toList();
    try {
      return new Submitter(node, network.rpc(node), own, pace, inFlight);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  /// The first block after `time`; earlier when somebody has run out of transactions.
  private Mark mark(BlockWatch watch, InFlight inFlight, Duration time, List<Thread> senders)
      throws InterruptedException {
    long latest = System.nanoTime() + time.toNanos();
    long block = watch.next();
    while (System.nanoTime() < latest && senders.stream().allMatch(Thread::isAlive)) {
      block = watch.next();
    }
    return new Mark(System.nanoTime(), block, inFlight.committed(), cpuNanos());
  }

  /// A moment right after a block.
  private record Mark(long nanos, long block, long committed, long cpuNanos) {
    Window until(Mark end, long refused, List<Double> latencies) {
      if (end.committed == committed) {
        throw new BenchException("the network committed nothing while it was measured");
      }
      return new Window(
          end.nanos - nanos,
          end.block - block,
          end.committed - committed,
          end.cpuNanos - cpuNanos,
          refused,
          latencies);
    }
  }

  private long cpuNanos() {
    return IntStream.range(0, network.size())
        .mapToLong(node ->
            network
                .cpu(node)
                .orElseThrow(() -> new BenchException(network.name(node) + " has ended"))
                .toNanos())
        .sum();
  }

  /// What is still in flight belongs to no later measurement.
  private static void drain(BlockWatch watch, InFlight inFlight) throws InterruptedException {
    long latest = System.nanoTime() + DRAIN.toNanos();
    while (inFlight.size() > 0 && System.nanoTime() < latest) {
      watch.next();
    }
  }
}
