package org.concordat.deploy.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/// What one kind of node came to in [ArchiveBench].
///
/// @param kind archive or full
/// @param importing of one transaction, and how many a second
/// @param bytesOnDisk the database's files after it was closed and opened again
/// @param queries answered and found right
public record ArchiveFigures(
    String kind,
    long blocks,
    long transactions,
    Meter.Cost importing,
    long bytesOnDisk,
    ArchiveQueries queries) {
  private static final double MILLION = 1e6;

  double bytesPerBlock() {
    return (double) bytesOnDisk / blocks;
  }

  double bytesPerMillionTransactions() {
    return bytesOnDisk * MILLION / transactions;
  }

  /// As many as microseconds for one.
  double cpuSecondsPerMillionTransactions() {
    return importing.total();
  }

  public ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("kind", kind).put("blocks", blocks).put("transactions", transactions);
    node.put("bytesOnDisk", bytesOnDisk).put("bytesPerBlock", Math.round(bytesPerBlock()));
    node.put("bytesPerMillionTransactions", Math.round(bytesPerMillionTransactions()));
    node.put("cpuSecondsPerMillionTransactions", Math.round(cpuSecondsPerMillionTransactions()));
    node.put("transactionsPerSecond", Math.round(importing.perSecond()));
    ObjectNode answers = node.putObject("answers");
    queries
        .nanos()
        .forEach((method, nanos) ->
            answers
                .putObject(method)
                .put("right", nanos.size())
                .put("p50Micros", micros(nanos, 50))
                .put("p99Micros", micros(nanos, 99)));
    return node;
  }

  private static long micros(List<Long> ascending, int percent) {
    int index = (ascending.size() * percent - 1) / 100;
    return ascending.get(index) / 1_000;
  }

  /// For people.
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s, %,d blocks, %,d transactions: %,.0f bytes per block, %,.0f MB and %,.0f CPU"
                    + " seconds per million transactions, %,.0f tx/s%n",
                kind,
                blocks,
                transactions,
                bytesPerBlock(),
                bytesPerMillionTransactions() / MILLION,
                cpuSecondsPerMillionTransactions(),
                importing.perSecond()));
    queries
        .nanos()
        .forEach((method, nanos) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "  %-16s %,d right, p50 %,d us, p99 %,d us%n",
                    method,
                    nanos.size(),
                    micros(nanos, 50),
                    micros(nanos, 99))));
    return text.toString().stripTrailing();
  }
}
