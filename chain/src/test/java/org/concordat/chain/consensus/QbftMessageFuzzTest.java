package org.concordat.chain.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.network.PeerMessage;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.ibft.message.Payload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes of a peer are a message, a payload or refused.
///
/// The first byte is the message code. The rest is read twice: as a message of anybody (signatures
/// stop nearly all changes there), and as a bare payload, where nothing hides the codec.
class QbftMessageFuzzTest {
  @ParameterizedTest
  @MethodSource("seeds")
  void everyMessageIsReadOrRefused(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    Bytes payload = Bytes.wrap(input).slice(1).copy();
    readMessage(input[0] & 0xff, payload);
    switch (input[0] & 3) {
      case 0 -> readPayload(payload, PayloadCodec::readProposal);
      case 1 -> readPayload(payload, PayloadCodec::readPrepare);
      case 2 -> readPayload(payload, PayloadCodec::readCommit);
      default -> readPayload(payload, PayloadCodec::readRoundChange);
    }
    readSafetyRecord(payload);
  }

  private static void readMessage(int code, Bytes payload) {
    try {
      QbftMessageReader.read(new PeerMessage.Consensus(code, payload), _ -> true);
    } catch (RlpException refused) {
      assertThat(refused.reason()).doesNotContain("null");
    }
  }

  private static void readPayload(Bytes encoded, Function<RlpReader, ? extends Payload> decode) {
    try {
      Payload payload = RlpReader.decodeList(encoded, decode);
      Bytes rewritten = PayloadCodec.encode(payload, WireShape.LEGACY);
      assertThat(RlpReader.<Payload>decodeList(rewritten, decode::apply)).isEqualTo(payload);
    } catch (RlpException refused) {
      assertThat(refused.reason()).doesNotContain("null");
    }
  }

  private static void readSafetyRecord(Bytes encoded) {
    try {
      SafetyRecordCodec.decode(encoded);
    } catch (RlpException refused) {
      assertThat(refused.reason()).doesNotContain("null");
    }
  }

  static Stream<byte[]> seeds() {
    return Arrays.stream(WireShape.values())
        .flatMap(QbftMessageFuzzTest::written)
        .map(Bytes::toArray);
  }

  private static Stream<Bytes> written(WireShape shape) {
    QbftMessageWriter writer = new QbftMessageWriter(shape);
    return QbftMessageTest.messages(shape).stream()
        .flatMap(message -> {
          PeerMessage.Consensus wire = writer.write(message);
          Bytes payload = PayloadCodec.encode(message.signed().payload(), shape);
          Bytes code = Bytes.of(wire.code());
          Bytes kind = Bytes.of(wire.code() - QbftCode.PROPOSAL.code());
          return Stream.of(
              Bytes.concatenate(code, wire.payload()), Bytes.concatenate(kind, payload));
        });
  }
}
