package org.concordat.chain.p2p.discovery;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// Who has proved its address, by a Pong that names a Ping sent there. For one thread.
final class Introductions {
  /// How long a proof is good for.
  static final long PROOF_MILLIS = 12L * 60 * 60 * 1_000;

  /// Nodes heard of that wait for their Ping.
  static final int MAX_NEWCOMERS = 256;

  static final int PINGS_PER_TICK = 8;

  /// Nodes that have proved their address and have no place in the table: they are answered too.
  static final int MAX_GUESTS = 1024;

  /// How often bootnodes that do not answer are tried.
  static final long BOOT_MILLIS = 5_000;

  /// How often the node that has been silent longest is asked whether it is still there.
  static final long CHECK_MILLIS = 5_000;

  /// Younger proofs are left alone.
  static final long FRESH_MILLIS = 60_000;

  private record Guest(Endpoint at, long provedAt) {}

  private final Speaker speaker;
  private final NodeTable table;
  private final List<Contact> bootnodes;
  private final Questions<Bytes32> pings = new Questions<>();
  private final Map<Bytes, Contact> newcomers = new Bounded<>(MAX_NEWCOMERS);
  private final Map<Bytes, Guest> guests = new Bounded<>(MAX_GUESTS);
  private long nextBoot;
  private long nextCheck;

  Introductions(Speaker speaker, NodeTable table, List<Contact> bootnodes, Moment now) {
    this.speaker = speaker;
    this.table = table;
    this.bootnodes = List.copyOf(bootnodes);
    this.nextBoot = now.millis();
    this.nextCheck = now.millis() + CHECK_MILLIS;
  }

  /// Somebody says that this node is there.
  void hearOf(Contact node, Moment now) {
    boolean known = node.id().equals(speaker.id()) || isProved(node.id(), node.at(), now);
    if ((!known || hasWaited(node, now)) && node.at().isUsable()) {
      newcomers.put(node.id(), node);
    }
  }

  /// A guest may find a place in the table now.
  private boolean hasWaited(Contact node, Moment now) {
    Guest guest = guests.get(node.id());
    return guest != null && now.millis() - guest.provedAt() >= FRESH_MILLIS;
  }

  boolean isProved(Bytes id, Endpoint at, Moment now) {
    Optional<TableNode> node = table.get(new Contact(id, at));
    if (node.isPresent() && node.get().contact.at().isSameSocket(at)) {
      return now.millis() - node.get().provedAt < PROOF_MILLIS;
    }
    Guest guest = guests.get(id);
    return guest != null
        && guest.at().isSameSocket(at)
        && now.millis() - guest.provedAt() < PROOF_MILLIS;
  }

  /// @return the node, if it was asked there
  Optional<Contact> ponged(Bytes sender, Endpoint from, Bytes32 ping, Moment now) {
    Optional<Contact> node = pings.take(ping, sender, from).map(Questions.Question::to);
    node.ifPresent(it -> prove(it, now));
    return node;
  }

  private void prove(Contact node, Moment now) {
    guests.remove(node.id());
    if (!table.prove(node, now.millis())) {
      invite(node, now);
      table.oldestBeside(node.place()).ifPresent(it -> check(it, now));
    }
  }

  private void invite(Contact node, Moment now) {
    guests.put(node.id(), new Guest(node.at(), now.millis()));
  }

  /// It is on another chain: answered, so that it may find that out, and not passed on.
  void demote(Contact node, Moment now) {
    table.get(node).ifPresent(table::remove);
    invite(node, now);
  }

  void tick(Moment now) {
    pings.expire(now).forEach(this::missed);
    if (now.millis() >= nextBoot) {
      nextBoot = now.millis() + BOOT_MILLIS;
      bootnodes.stream().filter(it -> table.get(it).isEmpty()).forEach(it -> ping(it, now));
    }
    if (now.millis() >= nextCheck) {
      nextCheck = now.millis() + CHECK_MILLIS;
      table.oldest().ifPresent(it -> check(it, now));
    }
    pingNewcomers(now);
  }

  private void check(TableNode node, Moment now) {
    if (now.millis() - node.provedAt >= FRESH_MILLIS && !pings.isAsked(node.contact)) {
      ping(node.contact, now);
    }
  }

  private void pingNewcomers(Moment now) {
    Iterator<Contact> waiting = newcomers.values().iterator();
    for (int i = 0; i < PINGS_PER_TICK && waiting.hasNext() && !pings.isFull(); i++) {
      Contact node = waiting.next();
      waiting.remove();
      if (!pings.isAsked(node)) {
        ping(node, now);
      }
    }
  }

  private void ping(Contact node, Moment now) {
    pings.add(speaker.ping(node.at(), now), node, now);
  }

  private void missed(Contact node) {
    table
        .get(node)
        .ifPresent(it -> {
          it.missed++;
          if (it.missed >= TableNode.MAX_MISSED) {
            table.remove(it);
          }
        });
  }

  int held() {
    return pings.size() + newcomers.size() + guests.size();
  }
}
