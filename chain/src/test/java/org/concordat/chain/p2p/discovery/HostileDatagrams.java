package org.concordat.chain.p2p.discovery;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.junit.jupiter.params.provider.Arguments;

/// Datagrams that are dropped, each with the reason: situation, reason, and who sends what.
final class HostileDatagrams {
  /// By a node that has not proved its address.
  interface Attack {
    void by(RawNode by);
  }

  private static final Bytes TARGET = Bytes.repeat((byte) 9, 64);

  private HostileDatagrams() {}

  static Stream<Arguments> all() {
    return Stream.concat(damaged(), Stream.concat(unproved(), unasked()));
  }

  private static Arguments row(String situation, Rejection reason, Attack attack) {
    return arguments(situation, reason, attack);
  }

  private static Stream<Arguments> damaged() {
    return Stream.of(
        row("nothing", Rejection.SIZE, by -> by.send(Bytes.EMPTY)),
        row("a header without a packet", Rejection.SIZE, by -> by.send(ping(by).slice(0, 97))),
        row(
            "one byte more than a packet may have",
            Rejection.SIZE,
            by -> by.send(Datagrams.hashed(Bytes.repeat((byte) 1, 1_281 - 32)))),
        row("a hash that does not fit", Rejection.HASH, by -> by.send(flipped(ping(by), 0))),
        row("a body changed on the way", Rejection.HASH, by -> by.send(flipped(ping(by), 120))),
        row(
            "a signature of zeros",
            Rejection.SIGNATURE,
            by -> by.send(Datagrams.hashed(Bytes.repeat((byte) 0, 120)))),
        row(
            "a recovery id nobody has",
            Rejection.SIGNATURE,
            by -> by.send(Datagrams.hashed(flipped(ping(by).slice(32), 64, 0x14)))),
        row(
            "a packet of type 7",
            Rejection.TYPE,
            by -> by.send(Datagrams.sealed(Bytes.fromHexString("0x07c101"), by.key()))),
        row(
            "a packet that is no list",
            Rejection.MALFORMED,
            by -> by.send(Datagrams.sealed(Bytes.fromHexString("0x0501"), by.key()))),
        row(
            "a list longer than the datagram",
            Rejection.MALFORMED,
            by -> by.send(Datagrams.sealed(Bytes.fromHexString("0x03f90400"), by.key()))),
        row(
            "a Ping that ends too early",
            Rejection.MALFORMED,
            by -> by.send(Datagrams.sealed(Bytes.fromHexString("0x01c104"), by.key()))),
        row(
            "a target of 63 bytes",
            Rejection.MALFORMED,
            by -> by.say(new Packet.FindNode(TARGET.slice(1), by.expiration()))),
        row(
            "a Ping of yesterday",
            Rejection.EXPIRED,
            by -> by.say(new Packet.Ping(by.at(), by.at(), by.expiration() - 86_400, 1))),
        row(
            "a FindNode that expired a second ago",
            Rejection.EXPIRED,
            by -> by.say(new Packet.FindNode(TARGET, by.wires().now().unixSeconds() - 1))),
        row("our own words", Rejection.SENDER, by -> own(by).ping()));
  }

  private static Stream<Arguments> unproved() {
    return Stream.of(
        row("a FindNode", Rejection.UNPROVEN, by -> by.say(findNode(by))),
        row(
            "a FindNode after a Ping",
            Rejection.UNPROVEN,
            by -> {
              by.ping();
              by.say(findNode(by));
            }),
        row(
            "a question for our record",
            Rejection.UNPROVEN,
            by -> by.say(new Packet.RecordRequest(by.expiration()))),
        row(
            "a FindNode in the name of a node that has proved another address",
            Rejection.UNPROVEN,
            by -> {
              RawNode honest = by.movedTo(Wires.at("198.51.100.7", 7));
              honest.proveItself();
              by.say(findNode(by));
            }),
        row(
            "a FindNode twelve hours after the proof",
            Rejection.UNPROVEN,
            by -> {
              by.proveItself();
              by.wires().sleep(Introductions.PROOF_MILLIS);
              by.say(findNode(by));
            }));
  }

  private static Stream<Arguments> unasked() {
    return Stream.of(
        row(
            "a Pong without a Ping",
            Rejection.UNASKED,
            by -> by.say(new Packet.Pong(by.at(), Bytes32.ZERO, by.expiration(), 1))),
        row(
            "a Pong that names another Ping",
            Rejection.UNASKED,
            by -> {
              by.ping();
              by.wires().run(Discovery.TICK_MILLIS);
              by.say(new Packet.Pong(by.at(), Bytes32.ZERO, by.expiration(), 1));
            }),
        row(
            "a Pong from another address than the Ping went to",
            Rejection.UNASKED,
            by -> {
              by.ping();
              by.wires().run(Discovery.TICK_MILLIS);
              Bytes32 ping = by.lastHash(Packet.Ping.class);
              RawNode moved = by.movedTo(Wires.at("198.51.100.7", 7));
              moved.say(new Packet.Pong(by.at(), ping, by.expiration(), 1));
            }),
        row(
            "a Pong that comes too late",
            Rejection.UNASKED,
            by -> {
              by.ping();
              by.wires().run(Discovery.TICK_MILLIS);
              Bytes32 ping = by.lastHash(Packet.Ping.class);
              by.wires().run(2 * Questions.TIMEOUT_MILLIS);
              by.say(new Packet.Pong(by.at(), ping, by.expiration(), 1));
            }),
        row(
            "nodes nobody asked for",
            Rejection.UNASKED,
            by -> {
              by.proveItself();
              by.say(new Packet.Neighbors(List.of(), by.expiration()));
            }),
        row(
            "a record nobody asked for",
            Rejection.UNASKED,
            by ->
                by.say(
                    new Packet.RecordResponse(
                        Bytes32.ZERO, NodeRecord.sign(by.key(), 1, by.at(), Optional.empty())))),
        row(
            "the record of another node",
            Rejection.UNASKED,
            by -> {
              by.proveItself();
              by.wires().run(Discovery.TICK_MILLIS);
              Bytes32 request = by.lastHash(Packet.RecordRequest.class);
              NodeRecord other = NodeRecord.sign(Wires.key(99), 1, by.at(), Optional.empty());
              by.say(new Packet.RecordResponse(request, other));
            }));
  }

  private static Packet findNode(RawNode by) {
    return new Packet.FindNode(TARGET, by.expiration());
  }

  private static Bytes ping(RawNode by) {
    return PacketCodec.seal(new Packet.Ping(by.at(), by.at(), by.expiration(), 1), by.key())
        .datagram();
  }

  private static RawNode own(RawNode by) {
    return new RawNode(by.wires(), by.victim(), by.victim().key(), by.at());
  }

  private static Bytes flipped(Bytes bytes, int at) {
    return flipped(bytes, at, 0x10);
  }

  private static Bytes flipped(Bytes bytes, int at, int bits) {
    byte[] changed = bytes.toArray();
    changed[at] ^= (byte) bits;
    return Bytes.wrap(changed);
  }
}
