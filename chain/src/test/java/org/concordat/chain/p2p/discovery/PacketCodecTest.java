package org.concordat.chain.p2p.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.p2p.eth.ForkId;
import org.concordat.chain.vectors.Vectors;
import org.concordat.genesis.keys.SoftwareKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The packets of EIP-8, and ours there and back.
class PacketCodecTest {
  private static final JsonNode VECTORS = Vectors.read("devp2p/discovery.json");
  private static final SoftwareKey KEY = SoftwareKey.of(Bytes32.wrap(bytes("key")));
  private static final long EXPIRATION = 1_136_239_445;
  private static final Endpoint V4 = at("0x7f000001", 3322, 5544);
  private static final Endpoint V6 = at("0x20010db885a308d313198a2e03707348", 2222, 33338);

  private static Bytes bytes(String name) {
    return Bytes.fromHexString(VECTORS.get(name).asText());
  }

  private static Endpoint at(String ip, int udp, int tcp) {
    return new Endpoint(Bytes.fromHexString(ip), udp, tcp);
  }

  private static PacketCodec.Opened.Read read(Bytes datagram) {
    assertThat(PacketCodec.glance(datagram)).isEmpty();
    return (PacketCodec.Opened.Read) PacketCodec.open(datagram);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ping4", "ping555", "pong", "findNode", "neighbors"})
  void packetsOfLaterVersionsAreReadAndTheirSenderKnown(String name) {
    assertThat(read(bytes(name)).sender()).isEqualTo(KEY.publicKey());
  }

  @Test
  void aPingSaysWhereItsSenderIsAndHowNewItsRecord() {
    Endpoint to = at("0x00000000000000000000000000000001", 2222, 3333);
    assertThat(read(bytes("ping4")).packet()).isEqualTo(new Packet.Ping(V4, to, EXPIRATION, 1));
  }

  @Test
  void whatStandsWhereTheRecordsNumberWouldIsPassedOverIfItIsNone() {
    Endpoint from = at("0x20010db83c4d001500000000abcdef12", 3322, 5544);
    assertThat(read(bytes("ping555")).packet()).isEqualTo(new Packet.Ping(from, V6, EXPIRATION, 0));
    Bytes32 answered =
        Bytes32.fromHexString("fbc914b16819237dcd8801d7e53f69e9719adecb3cc0e790c57e91ca4461c954");
    assertThat(read(bytes("pong")).packet())
        .isEqualTo(new Packet.Pong(V6, answered, EXPIRATION, 0));
  }

  @Test
  void aFindNodeNamesItsTarget() {
    assertThat(read(bytes("findNode")).packet())
        .isEqualTo(new Packet.FindNode(KEY.publicKey(), EXPIRATION));
  }

  @Test
  void neighborsAreReadInTheirOrder() {
    Packet.Neighbors neighbors = (Packet.Neighbors) read(bytes("neighbors")).packet();
    assertThat(neighbors.nodes())
        .extracting(Contact::at)
        .containsExactly(
            at("0x63211637", 4444, 4445),
            at("0x01020304", 1, 1),
            at("0x20010db83c4d001500000000abcdef12", 3333, 3333),
            at("0x20010db885a308d313198a2e03707348", 999, 1000));
  }

  static Stream<Packet> packets() {
    Contact node = new Contact(KEY.publicKey(), V4);
    Bytes32 hash = Bytes32.repeat((byte) 7);
    NodeRecord nodeRecord = NodeRecord.sign(KEY, 9, V6, Optional.of(new ForkId(-5, 17)));
    return Stream.of(
        new Packet.Ping(V4, V6, EXPIRATION, 3),
        new Packet.Pong(V6, hash, EXPIRATION, 3),
        new Packet.FindNode(KEY.publicKey(), EXPIRATION),
        new Packet.Neighbors(List.of(node, new Contact(KEY.publicKey(), V6)), EXPIRATION),
        new Packet.Neighbors(List.of(), EXPIRATION),
        new Packet.RecordRequest(EXPIRATION),
        new Packet.RecordResponse(hash, nodeRecord));
  }

  @ParameterizedTest
  @MethodSource("packets")
  void whatIsSealedIsReadAgain(Packet packet) {
    PacketCodec.Sealed sealed = PacketCodec.seal(packet, KEY);
    assertThat(read(sealed.datagram()))
        .isEqualTo(new PacketCodec.Opened.Read(packet, sealed.hash(), KEY.publicKey()));
  }

  @Test
  void asManyNeighborsAsOnePacketMayHaveFitIntoIt() {
    Contact far = new Contact(KEY.publicKey(), at("0x" + "fe".repeat(16), 65_535, 65_535));
    List<Contact> nodes =
        IntStream.range(0, Search.NEIGHBORS_PER_PACKET).mapToObj(_ -> far).toList();
    Bytes datagram = PacketCodec.seal(new Packet.Neighbors(nodes, EXPIRATION), KEY).datagram();
    assertThat(datagram.size()).isLessThanOrEqualTo(PacketCodec.MAX_SIZE);
  }

  @Test
  void noBitCanBeChangedUnnoticed() {
    Bytes datagram = bytes("findNode");
    for (int i = 0; i < datagram.size(); i++) {
      byte[] changed = datagram.toArray();
      changed[i] ^= 0x10;
      assertThat(PacketCodec.glance(Bytes.wrap(changed))).contains(Rejection.HASH);
    }
  }

  @Test
  void randomBytesBehindATrueSignatureAreReadOrRefusedAndNothingElse() {
    Random random = new Random(4_711);
    for (int i = 0; i < 2_000; i++) {
      byte[] data = new byte[1 + random.nextInt(80)];
      random.nextBytes(data);
      data[0] = (byte) random.nextInt(8);
      data[data.length > 1 ? 1 : 0] |= (byte) 0xc0;
      Bytes datagram = Datagrams.sealed(Bytes.wrap(data), KEY);
      assertThat(PacketCodec.glance(datagram)).isEmpty();
      assertThat(PacketCodec.open(datagram)).isNotNull();
    }
  }
}
