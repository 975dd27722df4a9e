package org.concordat.chain.p2p.discovery;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;

/// A search for the nodes nearest to a target: those nearest so far are asked for nearer ones,
/// which join the table when they have proved their addresses, and are asked in their turn. For one
/// thread.
final class Lookup {
  /// Asked at once.
  static final int CONCURRENCY = 3;

  /// After as many questions it ends, however the answers tempt it on.
  static final int MAX_ASKED = 64;

  private final Bytes target;
  private final Bytes32 place;
  private final Set<Bytes> asked = new HashSet<>();
  private final Set<Bytes> open = new HashSet<>();

  /// @param target 64 bytes
  Lookup(Bytes target) {
    this.target = target;
    this.place = Keccak.hash(target);
  }

  Bytes target() {
    return target;
  }

  /// Whom to ask now; each counts as asked.
  List<Contact> next(NodeTable table) {
    List<Contact> these =
        table.closest(place, NodeTable.BUCKET_SIZE).stream()
            .filter(it -> !asked.contains(it.id()))
            .limit(Math.min(CONCURRENCY - open.size(), MAX_ASKED - asked.size()))
            .toList();
    these.forEach(it -> {
      asked.add(it.id());
      open.add(it.id());
    });
    return these;
  }

  /// It has answered, or will not.
  void done(Bytes id) {
    open.remove(id);
  }

  /// Whether every answer is in; those it brought may still be proving their addresses.
  boolean isIdle() {
    return open.isEmpty();
  }
}
