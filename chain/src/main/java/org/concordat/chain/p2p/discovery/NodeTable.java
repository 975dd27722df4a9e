package org.concordat.chain.p2p.discovery;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// The nodes we know, by their distance from us: many that are near, few that are far (Kademlia).
/// For one thread.
///
/// A full bucket keeps whom it has: a newcomer gets a place when one of the old has ceased to
/// answer. Whoever wants to surround us thus has to wait for the honest ones to go; and from one
/// network on the internet only a few get in at all.
final class NodeTable {
  static final int BUCKET_SIZE = 16;
  static final int BUCKETS = Bytes32.SIZE * Byte.SIZE;

  /// Of one [Endpoint#subnet], if it is public. Members' own networks are exempt: there all nodes
  /// may be in one.
  static final int MAX_OF_SUBNET = 10;

  static final int MAX_OF_SUBNET_IN_BUCKET = 2;

  private final Bytes32 own;
  private final Map<Integer, Map<Bytes, TableNode>> buckets = new LinkedHashMap<>();

  /// @param own place of this node
  NodeTable(Bytes32 own) {
    this.own = own;
  }

  Optional<TableNode> get(Bytes id, Bytes32 place) {
    return Optional.ofNullable(bucket(place).get(id));
  }

  Optional<TableNode> get(Contact contact) {
    return get(contact.id(), contact.place());
  }

  /// A node has proved its address: it enters, or becomes the most recent of its bucket.
  ///
  /// @return false when there is no place for it
  boolean prove(Contact contact, long now) {
    Bytes32 place = contact.place();
    Map<Bytes, TableNode> bucket = bucket(place);
    TableNode known = bucket.remove(contact.id());
    if (known == null && (bucket.size() >= BUCKET_SIZE || isCrowded(contact.at(), bucket))) {
      return false;
    }
    TableNode node =
        known == null ? new TableNode(contact, place, now) : known.proved(contact, now);
    bucket.put(contact.id(), node);
    buckets.put(distance(place), bucket);
    return true;
  }

  private boolean isCrowded(Endpoint at, Map<Bytes, TableNode> bucket) {
    return at.scope() == Endpoint.Scope.PUBLIC
        && (neighbours(at, all()) >= MAX_OF_SUBNET
            || neighbours(at, bucket.values().stream()) >= MAX_OF_SUBNET_IN_BUCKET);
  }

  private static long neighbours(Endpoint at, Stream<TableNode> nodes) {
    Bytes subnet = at.subnet();
    return nodes.filter(it -> it.contact.at().subnet().equals(subnet)).count();
  }

  void remove(TableNode node) {
    Map<Bytes, TableNode> bucket = bucket(node.place);
    bucket.remove(node.contact.id());
    if (bucket.isEmpty()) {
      buckets.remove(distance(node.place));
    }
  }

  /// Nearest first.
  List<Contact> closest(Bytes32 place, int most) {
    return all()
        .sorted(Comparator.comparing((TableNode it) -> it.place.xor(place)))
        .limit(most)
        .map(it -> it.contact)
        .toList();
  }

  /// The one of this place's bucket that has been silent longest.
  Optional<TableNode> oldestBeside(Bytes32 place) {
    return bucket(place).values().stream().findFirst();
  }

  /// The one that has been silent longest.
  Optional<TableNode> oldest() {
    return all().min(Comparator.comparingLong(it -> it.provedAt));
  }

  int size() {
    return buckets.values().stream().mapToInt(Map::size).sum();
  }

  private Stream<TableNode> all() {
    return buckets.values().stream().map(Map::values).flatMap(Collection::stream);
  }

  private Map<Bytes, TableNode> bucket(Bytes32 place) {
    return buckets.getOrDefault(distance(place), new LinkedHashMap<>());
  }

  /// Position of the highest bit in which it differs from ours.
  private int distance(Bytes32 place) {
    return BUCKETS - own.xor(place).numberOfLeadingZeros();
  }
}
