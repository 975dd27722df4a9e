package org.concordat.genesis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any text is a genesis file or refused with its place; a file that is accepted is written in a
/// form that is read as the same.
class GenesisFileFuzzTest {
  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsAcceptedIsWrittenToBeReadAlike(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    switch (GenesisFile.parse(new String(input, StandardCharsets.UTF_8))) {
      case ParseResult.Parsed(GenesisFile file) ->
          assertThat(GenesisFile.parse(file.toJson())).isEqualTo(new ParseResult.Parsed(file));
      case ParseResult.Rejected rejected ->
          assertThat(rejected.describe()).doesNotContain("null (");
    }
  }

  static Stream<byte[]> seeds() throws IOException {
    List<String> texts = new ArrayList<>();
    texts.add(GenesisFileTest.resource("genesis_validator_contract_shanghai.json"));
    texts.add(
        """
        {"config":{"chainId":7,"londonBlock":0,"shanghaiTime":0,"qbft":{"blockperiodseconds":1,
        "requesttimeoutseconds":4},"transitions":{"qbft":[{"block":5,"blockperiodseconds":2}]},
        "blobSchedule":{"cancun":{"target":3,"max":6,"baseFeeUpdateFraction":1}}},
        "difficulty":"0x1","gasLimit":"0x1000000","alloc":{"00":{"balance":"1"}}}
        """);
    texts.add(
        """
        {"config":{"chainId":7,"londonBlock":0,"qbft":{"blockperiodseconds":1}},"difficulty":"0x1",
        "gasLimit":"0x1000000","coinbase":"0X0000000000000000000000000000000000000001","alloc":{}}
        """);
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8));
  }
}
