package org.concordat.deploy.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.concordat.deploy.localnet.RpcClient;
import org.concordat.deploy.localnet.RpcClient.Call;

/// Remembers every block that a client was told of, and asks for it again after a restart. A QBFT
/// block is final when it is imported, so whatever was answered once must be answered for ever.
final class Witness {
  private static final int OLD_BLOCKS_ASKED = 20;
  private static final int BLOCKS_PER_CALL = 100;
  private static final int MOST_BLOCKS = 2_000_000;

  /// Block n at index n.
  private final List<Seen> blocks = new ArrayList<>();

  private final Random random;
  private final Set<Long> lostBlocks = new LinkedHashSet<>();
  private long lostTransactions;
  private long transactions;
  private int checked;

  Witness(Random random) {
    this.random = random;
  }

  /// A block as the node showed it.
  private record Seen(String hash, List<String> transactions) {
    static Seen of(JsonNode block) {
      List<String> transactions = new ArrayList<>();
      block.path("transactions").forEach(transaction -> transactions.add(transaction.asText()));
      return new Seen(block.path("hash").asText(), List.copyOf(transactions));
    }
  }

  /// Takes note of all blocks up to the node's head.
  ///
  /// @return whether the node was there to answer
  boolean watch(RpcClient node) throws InterruptedException {
    Optional<Long> head = head(node);
    while (head.isPresent() && blocks.size() <= head.get() && blocks.size() < MOST_BLOCKS) {
      List<Long> numbers = range(blocks.size(), head.get() + 1);
      Optional<List<JsonNode>> answers = node.batch(numbers.stream().map(Witness::block).toList());
      if (answers.isEmpty()) {
        return false;
      }
      for (JsonNode block : answers.get()) {
        if (!block.isObject()) {
          return true;
        }
        Seen seen = Seen.of(block);
        blocks.add(seen);
        transactions += seen.transactions().size();
      }
    }
    return head.isPresent();
  }

  /// Asks for what was seen since the last check and for some of what was seen before.
  ///
  /// @return whether the node was there to answer to the end
  boolean check(RpcClient node) throws InterruptedException {
    List<Long> numbers = new ArrayList<>(range(checked, blocks.size(), Integer.MAX_VALUE));
    for (int i = 0; i < OLD_BLOCKS_ASKED && checked > 0; i++) {
      numbers.add((long) random.nextInt(checked));
    }
    boolean answered = check(node, numbers);
    checked = answered ? blocks.size() : checked;
    return answered;
  }

  /// Asks for everything that was ever seen.
  boolean checkAll(RpcClient node) throws InterruptedException {
    return check(node, range(0, blocks.size(), Integer.MAX_VALUE));
  }

  private boolean check(RpcClient node, List<Long> numbers) throws InterruptedException {
    for (int from = 0; from < numbers.size(); from += BLOCKS_PER_CALL) {
      List<Long> some = numbers.subList(from, Math.min(numbers.size(), from + BLOCKS_PER_CALL));
      Optional<List<JsonNode>> found = node.batch(some.stream().map(Witness::block).toList());
      Optional<List<JsonNode>> receipts = node.batch(some.stream().map(Witness::receipts).toList());
      if (found.isEmpty() || receipts.isEmpty()) {
        return false;
      }
      for (int i = 0; i < some.size(); i++) {
        compare(some.get(i), found.get().get(i), receipts.get().get(i));
      }
    }
    return true;
  }

  private void compare(long number, JsonNode block, JsonNode receipts) {
    Seen before = blocks.get((int) number);
    if (!Seen.of(block).equals(before)) {
      lostBlocks.add(number);
      lostTransactions += before.transactions().size();
      return;
    }
    for (int i = 0; i < before.transactions().size(); i++) {
      JsonNode receipt = receipts.path(i);
      if (!receipt.path("transactionHash").asText().equals(before.transactions().get(i))
          || !receipt.path("blockHash").asText().equals(before.hash())) {
        lostTransactions++;
      }
    }
  }

  private static Optional<Long> head(RpcClient node) throws InterruptedException {
    return node.call("eth_blockNumber")
        .filter(JsonNode::isTextual)
        .map(number -> Long.decode(number.asText()));
  }

  private static List<Long> range(long from, long to) {
    return range(from, to, BLOCKS_PER_CALL);
  }

  private static List<Long> range(long from, long to, int most) {
    List<Long> numbers = new ArrayList<>();
    for (long number = from; number < to && numbers.size() < most; number++) {
      numbers.add(number);
    }
    return numbers;
  }

  private static Call block(long number) {
    return Call.of("eth_getBlockByNumber", "0x" + Long.toHexString(number), false);
  }

  private static Call receipts(long number) {
    return Call.of("eth_getBlockReceipts", "0x" + Long.toHexString(number));
  }

  long blocks() {
    return blocks.size();
  }

  long transactions() {
    return transactions;
  }

  long lostBlocks() {
    return lostBlocks.size();
  }

  long lostTransactions() {
    return lostTransactions;
  }
}
