package org.concordat.chain.p2p.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.p2p.discovery.Wires.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What anybody who can send a datagram can do to a node, and what comes of it: nothing, and
/// nothing for a third party either.
class HostileDiscoveryTest {
  private static final Endpoint ATTACKER = Wires.at("198.51.100.1", 4_444);

  private final Wires wires = new Wires();
  private final Node victim = wires.add(1, Wires.at("203.0.113.5", 30_303), Wires.OURS);
  private final RawNode mallory = new RawNode(wires, victim, Wires.key(66), ATTACKER);

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.concordat.chain.p2p.discovery.HostileDatagrams#all")
  void isDroppedForThatReasonAndNotAnswered(
      String situation, Rejection reason, HostileDatagrams.Attack attack) {
    attack.by(mallory);
    assertThat(victim.discovery().dropped(reason)).as(situation).isEqualTo(1);
    assertThat(mallory.heard(Packet.Neighbors.class)).isEmpty();
    assertThat(mallory.heard(Packet.RecordResponse.class)).isEmpty();
    assertThat(victim.found()).isEmpty();
  }

  @Test
  void whereNobodyCanBeAnsweredNobodyIs() {
    for (String ip : List.of("0.0.0.0", "224.0.0.1", "255.255.255.255")) {
      mallory.movedTo(Wires.at(ip, 4_444)).ping();
    }
    mallory.movedTo(Wires.at("198.51.100.1", 0)).ping();
    assertThat(victim.discovery().dropped(Rejection.SENDER)).isEqualTo(4);
    assertThat(wires.unclaimed).isEmpty();
  }

  /// The sender's address is forged: the third party there gets our answers.
  @Test
  void aThirdPartyGetsHardlyMoreThanTheForgerSends() {
    long sent = 0;
    for (int second = 0; second < 60; second++) {
      for (int i = 0; i < 10; i++) {
        RawNode forged = new RawNode(wires, victim, Wires.key(100 + i), ATTACKER);
        forged.ping();
        forged.say(new Packet.FindNode(Bytes.repeat((byte) i, 64), forged.expiration()));
        sent += 140 + 170;
      }
      wires.run(1_000);
    }
    assertThat(mallory.bytesHeard()).isLessThan(sent);
    assertThat(mallory.heard(Packet.Ping.class).size()).isLessThanOrEqualTo(60);
    assertThat(victim.discovery().size()).isZero();
  }

  @Test
  void whoSendsTooMuchIsNotListenedToAndOthersAre() {
    for (int i = 0; i < 1_000; i++) {
      mallory.ping();
    }
    int burst = Allowances.RATE_OF_ADDRESS * Allowances.BURST_SECONDS;
    assertThat(mallory.heard(Packet.Pong.class)).hasSize(burst);
    RawNode other = mallory.movedTo(Wires.at("198.51.100.2", 1));
    other.ping();
    assertThat(other.heard(Packet.Pong.class)).hasSize(1);
  }

  @Test
  void fromOneNetworkOnlyAFewGetIntoTheTable() {
    for (int i = 1; i < 200; i++) {
      new RawNode(wires, victim, Wires.key(1_000 + i), Wires.at("198.51.100." + i, 30_303))
          .proveItself();
    }
    assertThat(victim.discovery().size()).isLessThanOrEqualTo(NodeTable.MAX_OF_SUBNET);
    RawNode elsewhere = mallory.movedTo(Wires.at("192.0.2.9", 30_303));
    elsewhere.proveItself();
    assertThat(elsewhere.isKnown()).isTrue();
  }

  @Test
  void whoHasManyNamesAtOneAddressIsPingedThereOnceAtATime() {
    for (int i = 0; i < 30; i++) {
      new RawNode(wires, victim, Wires.key(200 + i), ATTACKER).ping();
    }
    wires.run(1_000);
    assertThat(mallory.heard(Packet.Ping.class)).hasSize(1);
  }

  @Test
  void whatItIsToldOfIsNotPingedWhereItCannotBe() {
    List<Contact> lies = new ArrayList<>();
    for (String ip : List.of("127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.1.1", "224.0.0.9")) {
      lies.add(new Contact(Wires.key(300 + lies.size()).publicKey(), Wires.at(ip, 53)));
    }
    lies.add(new Contact(Wires.key(310).publicKey(), Wires.at("192.0.2.1", 0)));
    lies.add(new Contact(Wires.key(311).publicKey(), new Endpoint(Bytes.of(1, 2, 3), 7, 7)));
    lies.add(new Contact(victim.key().publicKey(), Wires.at("192.0.2.2", 9)));
    int before = told(lies);
    wires.run(5_000);
    assertThat(pingsElsewhere()).isEqualTo(before);
  }

  @Test
  void ofThoseItIsToldOfItTakesSixteen() {
    List<Contact> crowd = new ArrayList<>();
    for (int i = 0; i < Search.NEIGHBORS_PER_PACKET; i++) {
      crowd.add(new Contact(Wires.key(400 + i).publicKey(), Wires.at("192.0.2." + i, 9)));
    }
    told(crowd);
    mallory.say(new Packet.Neighbors(crowd, mallory.expiration()));
    assertThat(victim.discovery().dropped(Rejection.UNASKED)).isEqualTo(1);
  }

  /// Proves itself, waits to be asked for nodes, and names these.
  private int told(List<Contact> nodes) {
    mallory.proveItself();
    wires.run(Discovery.TICK_MILLIS);
    assertThat(mallory.heard(Packet.FindNode.class)).isNotEmpty();
    int before = pingsElsewhere();
    mallory.say(new Packet.Neighbors(nodes, mallory.expiration()));
    assertThat(victim.discovery().dropped(Rejection.UNASKED)).isZero();
    return before;
  }

  private int pingsElsewhere() {
    return (int) wires.unclaimed.stream().filter(it -> !it.to().isSameSocket(ATTACKER)).count();
  }

  @Test
  void aRecordThatWasChangedOnTheWayIsNoRecord() {
    mallory.proveItself();
    wires.run(Discovery.TICK_MILLIS);
    Bytes32 request = mallory.lastHash(Packet.RecordRequest.class);
    NodeRecord honest = NodeRecord.sign(mallory.key(), 1, ATTACKER, Optional.of(Wires.OURS));
    byte[] changed = honest.encoded().toArray();
    changed[changed.length - 1] ^= 1;
    NodeRecord forged =
        new NodeRecord(1, honest.id(), honest.tcp(), honest.forkId(), Bytes.wrap(changed));
    mallory.say(new Packet.RecordResponse(request, forged));
    assertThat(victim.discovery().dropped(Rejection.MALFORMED)).isEqualTo(1);
  }

  @Test
  void aFullBucketKeepsWhoAnswersAndLetsGoWhoDoesNot() {
    List<RawNode> neighbours = new ArrayList<>();
    for (int i = 0; neighbours.size() <= NodeTable.BUCKET_SIZE; i++) {
      RawNode node =
          new RawNode(
              wires, victim, Wires.key(5_000 + i), Wires.at("10.1.0." + (i % 250), 9_000 + i));
      if (node.isFar()) {
        neighbours.add(node);
      }
    }
    RawNode late = neighbours.removeLast();
    neighbours.forEach(RawNode::proveItself);
    late.proveItself();
    assertThat(neighbours).allMatch(RawNode::isKnown);
    assertThat(late.isKnown()).isFalse();
    late.say(new Packet.FindNode(Bytes.repeat((byte) 3, 64), late.expiration()));
    assertThat(late.heard(Packet.Neighbors.class)).isNotEmpty();
    wires.run(10 * 60_000);
    late.proveItself();
    assertThat(late.isKnown()).isTrue();
  }

  @Test
  void whateverComesWhatIsKeptStaysWithinItsBounds() {
    int bound =
        NodeTable.BUCKETS * NodeTable.BUCKET_SIZE
            + Introductions.MAX_NEWCOMERS
            + Introductions.MAX_GUESTS
            + Records.MAX_WANTED
            + Records.MAX_FOREIGN
            + Allowances.MAX_ADDRESSES
            + 5 * Questions.MAX_OPEN;
    for (int i = 0; i < 4_000; i++) {
      String ip = "203." + i % 7 + "." + i / 250 + "." + (1 + i % 250);
      RawNode node = new RawNode(wires, victim, Wires.key(10_000 + i), Wires.at(ip, 1 + i));
      node.ping();
      if (i % 40 == 0) {
        wires.run(Discovery.TICK_MILLIS);
      }
      assertThat(victim.discovery().held()).isLessThan(bound);
    }
    assertThat(victim.discovery().size()).isZero();
    assertThat(victim.discovery().held())
        .isGreaterThanOrEqualTo(Introductions.MAX_NEWCOMERS + Allowances.MAX_ADDRESSES);
  }
}
