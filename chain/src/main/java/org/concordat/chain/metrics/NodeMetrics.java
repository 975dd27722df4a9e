package org.concordat.chain.metrics;

import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.concordat.chain.consensus.ConsensusStatus;
import org.concordat.chain.consensus.Stall;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.pool.TransactionPool;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;

/// One node's figures. Those that begin with `concordat_` are about consensus, of which Besu tells
/// nothing.
public record NodeMetrics(
    Ledger ledger,
    TransactionPool pool,
    IntSupplier peerCount,
    Supplier<ConsensusStatus> status,
    InstantSource clock) {
  /// Of [#text].
  public static final String CONTENT_TYPE = Exposition.CONTENT_TYPE;

  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  public String text() {
    Exposition out = new Exposition();
    chain(out);
    consensus(out);
    process(out);
    return out.text();
  }

  private void chain(Exposition out) {
    Block block = ledger.head();
    BlockHeader head = block.header();
    out.gauge("ethereum_blockchain_height", "The number of the head", head.number());
    out.gauge("ethereum_peer_count", "Connected peers", peerCount.getAsInt());
    String prefix = "besu_blockchain_chain_head_";
    out.gauge(prefix + "timestamp", "Timestamp of the head, in seconds", head.timestamp());
    out.gauge(prefix + "gas_used", "Gas used by the head", head.gasUsed());
    out.gauge(prefix + "gas_limit", "Gas limit of the head", head.gasLimit());
    int transactions = block.body().transactions().size();
    out.gauge(prefix + "transaction_count", "Transactions in the head", transactions);
    out.gauge(
        "besu_transaction_pool_transactions", "Transactions that wait here", pool.all().size());
  }

  private void consensus(Exposition out) {
    ConsensusStatus now = status.get();
    Instant time = clock.instant();
    List<Address> missing = now.missing();
    String prefix = "concordat_consensus_";
    out.gauge(prefix + "height", "The height being decided", now.height());
    out.gauge(prefix + "round", "Its round; -1 before round 0", now.round());
    out.gauge(
        prefix + "round_seconds",
        "How long this node has been in the round",
        Math.max(0, Duration.between(now.roundAt(), time).toSeconds()));
    out.gauge(prefix + "validating", "1 when this node validates", now.validating() ? 1 : 0);
    out.gauge(prefix + "halted", "1 when it has stopped for good", now.halted() ? 1 : 0);
    out.gauge(prefix + "validators", "Validators of the height", now.validators().size());
    out.gauge(prefix + "quorum", "How many it takes", now.quorum());
    out.gauge(
        prefix + "stalled_seconds",
        "How long the height has been stalled; 0 when it is not",
        now.stall(time).map(Stall::lasting).orElse(Duration.ZERO).toSeconds());
    out.family(
        prefix + "validator_missing", "1 when it was not heard in the last two rounds", "gauge");
    for (Address validator : now.validators()) {
      out.sample(
          prefix + "validator_missing",
          "address",
          validator.toHex(),
          missing.contains(validator) ? 1 : 0);
    }
  }

  private static void process(Exposition out) {
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      out.counter(
          "process_cpu_seconds_total",
          "CPU time of the process",
          system.getProcessCpuTime() / NANOS);
    }
    out.gauge("process_start_time_seconds", "When it started", runtime.getStartTime() / MILLIS);
    out.family("jvm_memory_used_bytes", "Memory of the JVM in use", "gauge");
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    out.sample("jvm_memory_used_bytes", "area", "heap", heap);
  }
}
