package org.concordat.deploy.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.concordat.deploy.localnet.RpcClient;

/// Reads every block of every member, and notices two blocks of one height. Safe for use by several
/// threads, one for each member.
final class BlockWatch {
  private static final int MOST_AT_ONCE = 100;

  private final Map<Long, String> hashes = new HashMap<>();
  private final Set<Long> forked = new HashSet<>();
  private long head;

  /// Reads on after block `last`.
  ///
  /// @return the last block read; `last` when there is none or the member does not answer
  long read(RpcClient member, long last) throws InterruptedException {
    Optional<Long> top =
        member
            .call("eth_blockNumber")
            .filter(JsonNode::isTextual)
            .map(it -> Long.decode(it.asText()));
    if (top.isEmpty()) {
      return last;
    }
    long read = Math.min(last, top.get());
    while (read < Math.min(top.get(), last + MOST_AT_ONCE)) {
      Optional<String> hash = hash(member, read + 1);
      if (hash.isEmpty()) {
        return read;
      }
      read++;
      see(read, hash.get());
    }
    return read;
  }

  private static Optional<String> hash(RpcClient member, long number) throws InterruptedException {
    return member
        .call("eth_getBlockByNumber", "0x" + Long.toHexString(number), false)
        .map(it -> it.path("hash"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  synchronized void see(long number, String hash) {
    String earlier = hashes.putIfAbsent(number, hash);
    if (earlier != null && !earlier.equals(hash)) {
      forked.add(number);
    }
    head = Math.max(head, number);
  }

  /// The highest block any member has shown.
  synchronized long head() {
    return head;
  }

  /// Heights with more than one block.
  synchronized int forks() {
    return forked.size();
  }
}
