package org.concordat.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concordat.deploy.localnet.RpcClient;

/// Sees each block as a client of one node does, and what was in flight in it.
final class BlockWatch {
  private static final Duration BEAT = Duration.ofMillis(20);

  private final int node;
  private final RpcClient client;
  private final InFlight inFlight;
  private final List<Double> latencyMillis = new ArrayList<>();
  private long head;

  /// @param head the newest block that is of no interest any more
  BlockWatch(int node, RpcClient client, InFlight inFlight, long head) {
    this.node = node;
    this.client = client;
    this.inFlight = inFlight;
    this.head = head;
  }

  /// Waits for the next block and takes note of what is in it.
  ///
  /// @return its number
  long next() throws InterruptedException {
    Optional<JsonNode> block = block(head + 1);
    while (block.isEmpty()) {
      Thread.sleep(BEAT);
      block = block(head + 1);
    }
    head++;
    JsonNode hashes = block.get().path("transactions");
    if (!hashes.isEmpty()) {
      awaitReceipt(hashes.get(hashes.size() - 1).asText());
    }
    long now = System.nanoTime();
    hashes.forEach(hash ->
        inFlight
            .commit(hash.asText())
            .filter(it -> it.node() == node)
            .ifPresent(it -> latencyMillis.add((now - it.nanos()) / 1e6)));
    return head;
  }

  private Optional<JsonNode> block(long number) throws InterruptedException {
    return client
        .call("eth_getBlockByNumber", "0x" + Long.toHexString(number), false)
        .filter(JsonNode::isObject);
  }

  /// A transaction is done for its sender when it can read the receipt.
  private void awaitReceipt(String hash) throws InterruptedException {
    while (client.call("eth_getTransactionReceipt", hash).filter(JsonNode::isObject).isEmpty()) {
      Thread.sleep(BEAT);
    }
  }

  void forgetLatencies() {
    latencyMillis.clear();
  }

  /// From sending to reading the receipt, of the transactions that this node was sent; ascending.
  List<Double> latenciesMillis() {
    return latencyMillis.stream().sorted().toList();
  }
}
