package org.concordat.chain.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.vectors.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes are QBFT extra data or refused. More than one encoding may be read (items after the
/// fifth are ignored, a zero byte drops like an empty one), but only one is written.
class QbftExtraDataFuzzTest {
  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsNotRefusedHasOneFurtherEncoding(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    QbftExtraData extra;
    try {
      extra = QbftExtraData.decode(Bytes.wrap(input));
    } catch (RlpException refused) {
      return;
    }
    assertThat(QbftExtraData.decode(extra.encode())).isEqualTo(extra);
  }

  static Stream<byte[]> seeds() {
    return Stream.of("bft/extra_data.json", "bft/extra_data_invalid.json")
        .map(Vectors::read)
        .flatMap(QbftExtraDataFuzzTest::hexTexts)
        .map(Bytes::fromHexString)
        .map(Bytes::toArrayUnsafe);
  }

  private static Stream<String> hexTexts(JsonNode node) {
    if (node.isTextual()) {
      String text = node.textValue();
      return text.matches("0x([0-9a-f]{2})+") ? Stream.of(text) : Stream.empty();
    }
    return node.valueStream().flatMap(QbftExtraDataFuzzTest::hexTexts);
  }
}
