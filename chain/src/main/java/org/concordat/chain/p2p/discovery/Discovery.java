package org.concordat.chain.p2p.discovery;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.genesis.keys.SigningKey;

/// One node's part in discovery. For one thread.
public final class Discovery {
  /// How often [#tick] wants to be called.
  public static final long TICK_MILLIS = 250;

  private final Forks forks;
  private final Speaker speaker;
  private final NodeTable table;
  private final Introductions introductions;
  private final Records records;
  private final Search search;
  private final Allowances allowances = new Allowances();
  private final Map<Rejection, Long> dropped = new EnumMap<>(Rejection.class);

  /// @param own as others are told
  /// @param bootnodes asked first, and again while they do not answer
  public Discovery(
      SigningKey key,
      Endpoint own,
      List<Contact> bootnodes,
      Forks forks,
      RandomGenerator random,
      Moment now) {
    // A record's number has to grow over restarts too, and nothing is stored for it.
    this.speaker = new Speaker(key, own, now.unixSeconds(), forks.own());
    this.forks = forks;
    this.table = new NodeTable(Keccak.hash(key.publicKey()));
    this.introductions = new Introductions(speaker, table, bootnodes, now);
    this.records = new Records(speaker, table, introductions, forks);
    this.search = new Search(speaker, table, random, now);
  }

  /// A datagram has come. Whatever it is, it is either answered by the rules or dropped.
  public List<Effect> received(Endpoint from, Bytes datagram, Moment now) {
    read(from, datagram, now).ifPresent(why -> dropped.merge(why, 1L, Long::sum));
    return speaker.drain();
  }

  private Optional<Rejection> read(Endpoint from, Bytes datagram, Moment now) {
    if (!from.isUsable()) {
      return Optional.of(Rejection.SENDER);
    }
    if (!allowances.take(from, now)) {
      return Optional.of(Rejection.RATE);
    }
    return PacketCodec.glance(datagram)
        .or(() ->
            switch (PacketCodec.open(datagram)) {
              case PacketCodec.Opened.Rejected(Rejection why) -> Optional.of(why);
              case PacketCodec.Opened.Read read -> heed(from, read, now);
            });
  }

  private Optional<Rejection> heed(Endpoint from, PacketCodec.Opened.Read read, Moment now) {
    if (read.sender().equals(speaker.id())) {
      return Optional.of(Rejection.SENDER);
    }
    if (read.packet().expires().orElse(Long.MAX_VALUE) < now.unixSeconds()) {
      return Optional.of(Rejection.EXPIRED);
    }
    return heed(read.sender(), from, read.packet(), read.hash(), now);
  }

  private Optional<Rejection> heed(
      Bytes sender, Endpoint from, Packet packet, Bytes32 hash, Moment now) {
    return switch (packet) {
      case Packet.Ping ping -> {
        pinged(new Contact(sender, from.withTcp(ping.from().tcp())), ping, hash, now);
        yield Optional.empty();
      }
      case Packet.Pong pong -> ponged(sender, from, pong, now);
      case Packet.FindNode find ->
          ifProved(sender, from, now, () -> search.answer(sender, from, find.target(), now));
      case Packet.Neighbors answer -> told(sender, from, answer.nodes(), now);
      case Packet.RecordRequest _ ->
          ifProved(sender, from, now, () -> speaker.recordResponse(from, hash));
      case Packet.RecordResponse response -> unless(records.received(sender, from, response, now));
    };
  }

  private void pinged(Contact node, Packet.Ping ping, Bytes32 hash, Moment now) {
    speaker.pong(node.at(), hash, now);
    if (records.isForeign(node.id(), now)) {
      return;
    }
    introductions.hearOf(node, now);
    Optional<TableNode> known = table.get(node);
    if (known.filter(it -> it.recordSeq < ping.recordSeq()).isPresent()
        && introductions.isProved(node.id(), node.at(), now)) {
      records.announced(node, ping.recordSeq());
    }
  }

  private Optional<Rejection> ponged(Bytes sender, Endpoint from, Packet.Pong pong, Moment now) {
    Optional<Contact> node = introductions.ponged(sender, from, pong.ping(), now);
    node.ifPresent(it -> records.announced(it, pong.recordSeq()));
    return unless(node.isPresent());
  }

  private Optional<Rejection> told(Bytes sender, Endpoint from, List<Contact> nodes, Moment now) {
    boolean asked = search.received(sender, from, nodes);
    if (asked) {
      nodes.stream()
          .filter(it -> it.at().isUsable() && from.mayTellOf(it.at()))
          .filter(it -> !records.isForeign(it.id(), now))
          .forEach(it -> introductions.hearOf(it, now));
    }
    return unless(asked);
  }

  private Optional<Rejection> ifProved(Bytes sender, Endpoint from, Moment now, Runnable answer) {
    if (!introductions.isProved(sender, from, now)) {
      return Optional.of(Rejection.UNPROVEN);
    }
    answer.run();
    return Optional.empty();
  }

  private static Optional<Rejection> unless(boolean asked) {
    return asked ? Optional.empty() : Optional.of(Rejection.UNASKED);
  }

  /// Time has passed: asks what is to be asked.
  public List<Effect> tick(Moment now) {
    speaker.refresh(forks.own());
    introductions.tick(now);
    records.tick(now);
    search.tick(now);
    return speaker.drain();
  }

  /// How many nodes we know that have proved their addresses.
  public int size() {
    return table.size();
  }

  boolean knows(Contact node) {
    return table.get(node).isPresent();
  }

  /// Datagrams dropped for this reason so far.
  long dropped(Rejection why) {
    return dropped.getOrDefault(why, 0L);
  }

  /// Everything kept because of what others sent.
  int held() {
    return table.size() + introductions.held() + records.held() + search.held() + allowances.size();
  }
}
