package org.concordat.chain.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.DisconnectReason;
import org.concordat.chain.p2p.PeerFault;
import org.concordat.chain.p2p.eth.Protocols;
import org.concordat.chain.vectors.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xerial.snappy.Snappy;

class BaseProtocolTest {
  private static final Bytes KEY = Bytes.repeat((byte) 7, 64);

  @Test
  void aHelloOfALaterVersionWithMoreFieldsIsRead() {
    Bytes encoded = Bytes.fromHexString(Vectors.read("devp2p/eip8.json").get("hello22").asText());
    Hello hello = Hello.decode(encoded);
    assertThat(hello.p2pVersion()).isEqualTo(0x37);
    assertThat(hello.clientId()).isEqualTo("kneth/v0.91/plan9");
    assertThat(hello.capabilities())
        .containsExactly(new Capability("eth", 61), new Capability("mork", 22));
    assertThat(hello.listenPort()).isEqualTo(9999);
  }

  @Test
  void aHelloComesBackAsItWent() {
    Hello hello = new Hello(5, "besu/v26.9.0", Protocols.capabilities(), 30_303, KEY);
    assertThat(Hello.decode(hello.encode())).isEqualTo(hello);
  }

  @Test
  void aClientIdCannotWriteLinesIntoTheLog() {
    Hello hello = new Hello(5, "nice\nFATAL evil", List.of(), 0, KEY);
    assertThat(Hello.decode(hello.encode()).clientId()).isEqualTo("nice?FATAL evil");
  }

  @Test
  void aVersionWithoutCompressionIsRefusedAsSuch() {
    Hello old = new Hello(4, "old", List.of(), 0, KEY);
    assertFault(DisconnectReason.INCOMPATIBLE_P2P_VERSION, () -> Hello.decode(old.encode()));
  }

  @Test
  void aHelloInAnotherNameIsRefused() {
    Message hello = new Message(Message.HELLO, new Hello(5, "", List.of(), 0, KEY).encode());
    assertThat(Hellos.accept(hello, KEY).nodeId()).isEqualTo(KEY);
    assertFault(
        DisconnectReason.UNEXPECTED_IDENTITY,
        () -> Hellos.accept(hello, Bytes.repeat((byte) 8, 64)));
    assertFault(
        DisconnectReason.TOO_MANY_PEERS,
        () -> Hellos.accept(Disconnects.of(DisconnectReason.TOO_MANY_PEERS), KEY));
    assertFault(DisconnectReason.BREACH_OF_PROTOCOL, () -> Hellos.accept(Message.ping(), KEY));
  }

  /// The table every QBFT network with Besu depends on.
  @ParameterizedTest
  @CsvSource({"68, 0x21", "69, 0x22"})
  void whereIstanbulBeginsDependsOnTheVersionOfEth(int eth, String first) {
    List<Capability> theirs =
        List.of(
            new Capability("snap", 1),
            new Capability("istanbul", 100),
            new Capability("eth", eth),
            new Capability("eth", 71));
    MessageSpace space = MessageSpace.of(Protocols.OURS, theirs);
    int base = Integer.decode(first);
    assertThat(space.version("eth")).hasValue(eth);
    assertThat(space.message("istanbul", 0x12, Bytes.EMPTY).code()).isEqualTo(base + 0x12);
    assertThat(space.locate(base - 1).orElseThrow().capability().name()).isEqualTo("eth");
    assertThat(space.locate(base + 0x15))
        .contains(new MessageSpace.Located(new Capability("istanbul", 100), 0x15));
    assertThat(space.locate(base + 0x16)).isEmpty();
    assertThat(space.locate(0x0f)).isEmpty();
  }

  @Test
  void theHighestCommonVersionWins() {
    MessageSpace space = MessageSpace.of(Protocols.OURS, Protocols.capabilities());
    assertThat(space.version("eth")).hasValue(69);
    assertThat(MessageSpace.of(Protocols.OURS, List.of()).version("eth")).isEmpty();
  }

  @Test
  void messagesSurviveTheCodec() {
    Random random = new Random(1);
    for (int size : new int[] {0, 1, 100, 70_000}) {
      byte[] payload = new byte[size];
      random.nextBytes(payload);
      for (int code : new int[] {0, 1, 0x10, 0x7f}) {
        Message message = new Message(code, Bytes.wrap(payload));
        assertThat(MessageCodec.decode(MessageCodec.encode(message))).isEqualTo(message);
      }
    }
  }

  @Test
  void aMessageThatWouldInflateBeyondTheLimitIsNotInflated() throws Exception {
    byte[] bomb = Snappy.compress(new byte[MessageCodec.MAX_PAYLOAD + 1]);
    assertThat(bomb.length).isLessThan(MessageCodec.MAX_PAYLOAD / 10);
    assertFault(DisconnectReason.BREACH_OF_PROTOCOL, () -> MessageCodec.decode(framed(bomb)));
  }

  @Test
  void aMessageThatClaimsAnotherSizeOrNoneIsRefused() throws Exception {
    byte[] honest = Snappy.compress(new byte[1_000]);
    byte[] cut = Arrays.copyOf(honest, honest.length - 3);
    assertFault(DisconnectReason.BREACH_OF_PROTOCOL, () -> MessageCodec.decode(framed(cut)));
    byte[] huge = {-1, -1, -1, -1, 0x0f, 0};
    assertFault(DisconnectReason.BREACH_OF_PROTOCOL, () -> MessageCodec.decode(framed(huge)));
    assertFault(
        DisconnectReason.BREACH_OF_PROTOCOL, () -> MessageCodec.decode(framed(new byte[0])));
    assertFault(DisconnectReason.BREACH_OF_PROTOCOL, () -> MessageCodec.decode(new byte[0]));
    assertFault(
        DisconnectReason.BREACH_OF_PROTOCOL, () -> MessageCodec.decode(new byte[] {(byte) 0x81}));
  }

  @Test
  void everyWayToSayWhyIsUnderstood() {
    for (DisconnectReason reason : DisconnectReason.values()) {
      assertThat(Disconnects.reason(Disconnects.of(reason).payload())).isEqualTo(reason);
    }
    assertThat(Disconnects.reason(Bytes.of(4))).isEqualTo(DisconnectReason.TOO_MANY_PEERS);
    assertThat(Disconnects.reason(Bytes.of(0xc0))).isEqualTo(DisconnectReason.UNKNOWN);
    assertThat(Disconnects.reason(Bytes.EMPTY)).isEqualTo(DisconnectReason.UNKNOWN);
    assertThat(Disconnects.reason(Bytes.of(0xff, 1))).isEqualTo(DisconnectReason.UNKNOWN);
  }

  private static byte[] framed(byte[] body) {
    byte[] data = new byte[1 + body.length];
    data[0] = 0x10;
    System.arraycopy(body, 0, data, 1, body.length);
    return data;
  }

  private static void assertFault(DisconnectReason reason, Runnable step) {
    assertThatThrownBy(step::run)
        .isInstanceOfSatisfying(PeerFault.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
