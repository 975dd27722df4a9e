package org.concordat.chain.p2p.discovery;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.p2p.discovery.Wires.Node;
import org.concordat.genesis.keys.SoftwareKey;

/// A node that says whatever a test wants to one victim.
record RawNode(Wires wires, Node victim, SoftwareKey key, Endpoint at) {
  /// Pings, and answers the Ping that follows.
  void proveItself() {
    ping();
    wires.run(Discovery.TICK_MILLIS);
    for (PacketCodec.Opened.Read read : heard()) {
      if (read.packet() instanceof Packet.Ping) {
        say(new Packet.Pong(at, read.hash(), expiration(), 1));
      }
    }
  }

  void ping() {
    say(new Packet.Ping(at, victim.contact().at(), expiration(), 1));
  }

  void say(Packet packet) {
    wires.inject(victim, at, packet, key);
  }

  void send(Bytes datagram) {
    wires.inject(victim, at, datagram);
  }

  long expiration() {
    return wires.now().unixSeconds() + 20;
  }

  /// All that was ever sent here.
  List<PacketCodec.Opened.Read> heard() {
    return wires.unclaimed.stream()
        .filter(it -> it.to().isSameSocket(at))
        .map(it -> (PacketCodec.Opened.Read) PacketCodec.open(it.datagram()))
        .toList();
  }

  <P extends Packet> List<P> heard(Class<P> kind) {
    return heard().stream()
        .map(PacketCodec.Opened.Read::packet)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /// Hash of the newest packet of a kind that was sent here.
  Bytes32 lastHash(Class<? extends Packet> kind) {
    return heard().stream().filter(it -> kind.isInstance(it.packet())).toList().getLast().hash();
  }

  RawNode movedTo(Endpoint place) {
    return new RawNode(wires, victim, key, place);
  }

  /// Whether the victim has it in its table.
  boolean isKnown() {
    return victim.discovery().knows(new Contact(key.publicKey(), at));
  }

  /// Whether it falls into the victim's farthest bucket.
  boolean isFar() {
    Bytes32 own = victim.contact().place();
    return own.xor(new Contact(key.publicKey(), at).place()).numberOfLeadingZeros() == 0;
  }

  long bytesHeard() {
    return wires.unclaimed.stream()
        .filter(it -> it.to().isSameSocket(at))
        .mapToLong(it -> it.datagram().size())
        .sum();
  }
}
