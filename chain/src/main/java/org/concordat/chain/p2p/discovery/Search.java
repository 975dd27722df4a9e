package org.concordat.chain.p2p.discovery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.crypto.Keccak;
import org.concordat.genesis.keys.SigningKey;

/// Looks for nodes, first near us and then anywhere; and says whom we know. For one thread.
final class Search {
  /// Nodes of one answer, however many packets it takes.
  static final int MAX_NEIGHBORS = NodeTable.BUCKET_SIZE;

  /// Nodes of one packet: with the longest addresses it stays below [PacketCodec#MAX_SIZE].
  static final int NEIGHBORS_PER_PACKET = 12;

  /// Between two searches while we know few nodes, and later.
  static final long EAGER_MILLIS = 10_000;

  /// Before the second search: at the first we have only just met the bootnodes.
  static final long FIRST_MILLIS = 3_000;

  static final long CALM_MILLIS = 60_000;

  private final Speaker speaker;
  private final NodeTable table;
  private final RandomGenerator random;
  private final Questions<Bytes> open = new Questions<>();
  private final Map<Bytes, Integer> told = new HashMap<>();
  private Lookup lookup;
  private long nextLookup;

  Search(Speaker speaker, NodeTable table, RandomGenerator random, Moment now) {
    this.speaker = speaker;
    this.table = table;
    this.random = random;
    this.lookup = new Lookup(speaker.id());
    this.nextLookup = now.millis() + FIRST_MILLIS;
  }

  /// Answers with those nearest to the target that the asker may know of.
  void answer(Bytes asker, Endpoint from, Bytes target, Moment now) {
    List<Contact> nodes =
        table.closest(Keccak.hash(target), MAX_NEIGHBORS + 1).stream()
            .filter(it -> !it.id().equals(asker) && from.mayTellOf(it.at()))
            .limit(MAX_NEIGHBORS)
            .toList();
    for (int i = 0; i == 0 || i < nodes.size(); i += NEIGHBORS_PER_PACKET) {
      int end = Math.min(i + NEIGHBORS_PER_PACKET, nodes.size());
      speaker.neighbors(from, nodes.subList(i, end), now);
    }
  }

  /// @return false when nobody asked, or asked for so many
  boolean received(Bytes sender, Endpoint from, List<Contact> nodes) {
    int sum = told.getOrDefault(sender, 0) + nodes.size();
    if (sum > MAX_NEIGHBORS || open.find(sender, sender, from).isEmpty()) {
      return false;
    }
    told.put(sender, sum);
    if (sum == MAX_NEIGHBORS || nodes.size() < NEIGHBORS_PER_PACKET) {
      open.take(sender, sender, from);
      close(sender);
    }
    return true;
  }

  /// Silence counts against nobody: a node answers only when it has seen our proof, and we cannot
  /// tell whether it has.
  void tick(Moment now) {
    open.expire(now).forEach(it -> close(it.id()));
    if (now.millis() >= nextLookup && lookup.isIdle()) {
      nextLookup = now.millis() + (table.size() < MAX_NEIGHBORS ? EAGER_MILLIS : CALM_MILLIS);
      lookup = new Lookup(randomTarget());
    }
    for (Contact node : lookup.next(table)) {
      speaker.findNode(node.at(), lookup.target(), now);
      open.add(node.id(), node, now);
    }
  }

  private void close(Bytes id) {
    told.remove(id);
    lookup.done(id);
  }

  private Bytes randomTarget() {
    byte[] target = new byte[SigningKey.PUBLIC_KEY_SIZE];
    random.nextBytes(target);
    return Bytes.wrap(target);
  }

  int held() {
    return open.size() + told.size();
  }
}
