package org.concordat.genesis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every refusal names its key and where it stands.
class GenesisFileRejectionTest {
  private static final String VALID =
      """
      {
        "config": {
          "chainId": 20261,
          "londonBlock": 0,
          "osakaTime": 0,
          "blobSchedule": {"osaka": {"target": 6, "max": 9, "baseFeeUpdateFraction": 5007716}},
          "qbft": {"blockperiodseconds": 2, "pertxgaslimit": 100},
          "transitions": {"qbft": [
            {"block": 7, "blockperiodseconds": 3}
          ]}
        },
        "difficulty": "0x1",
        "gasLimit": "0x1000",
        "alloc": {
          "0x0000000000000000000000000000000000001000": {"balance": "5", "storage": {"0x0": "0x1"}}
        }
      }
      """;

  private static ParseResult.Rejected reject(String json) {
    return switch (GenesisFile.parse(json)) {
      case ParseResult.Rejected rejected -> rejected;
      case ParseResult.Parsed parsed -> throw new AssertionError("accepted: " + parsed);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "20261 | 0 | config.chainId | 3 | expected a number above 0, found the number 0",
        "\"londonBlock\": 0 | \"londonBlock\": \"0\" | config.londonBlock | 4 | without quotes",
        "\"londonBlock\": 0 | \"londonBlock\": -1 | config.londonBlock | 4 | not negative",
        "\"osakaTime\": 0 | \"osakaTime\": 0.5 | config.osakaTime | 5 | whole number",
        "\"osakaTime\": 0 | \"pragueTime\":9, \"osakaTime\":8 | config.osakaTime | 5 | in order",
        "\"osakaTime\": 0 | \"fixedBaseFee\": true | config.fixedBaseFee | 5 | zeroBaseFee",
        "\"osakaTime\": 0 | \"ecCurve\": \"secp256r1\" | config.ecCurve | 5 | secp256k1",
        "\"osakaTime\": 0 | \"CHAINID\": 5 | config.CHAINID | 5 | twice",
        "\"max\": 9 | \"max\": 5 | config.blobSchedule.osaka.max | 6 | at least the target of 6",
        "seconds\": 2 | seconds\": 0 | config.qbft.blockperiodseconds | 7 | above 0",
        "seconds\": 2 | seconds\": \"07\" | config.qbft.blockperiodseconds | 7 | octal",
        "\"pertxgaslimit\": 100 | \"pertxgaslimit\": 4097 | config.qbft.pertxgaslimit | 7 | 4096",
        "\"block\": 7 | \"block\": 0 | config.transitions.qbft[0].block | 9 | above 0",
        "\"block\": 7, | `` | config.transitions.qbft[0].block | 9 | required",
        "\"difficulty\": \"0x1\", | `` | difficulty | 1 | required",
        "\"gasLimit\": \"0x1000\" | \"gasLimit\": [] | gasLimit | 13 | found a list",
        "\"balance\": \"5\" | \"balance\": \"5 ether\" | alloc.0x0000000000000000000000000000000000001000.balance | 15 | hexadecimal number, found the text \"5 ether\"",
        "00001000\" | 0000100\" | alloc.0x000000000000000000000000000000000000100 | 15 | 40 hex",
        "\"0x1\"}} | \"zz\"}} | alloc.0x0000000000000000000000000000000000001000.storage.0x0 | 15 | hexadecimal"
      })
  void namesTheKeyTheLineAndWhatWasExpected(
      String from, String to, String path, int line, String message) {
    assertThat(VALID).contains(from);
    ParseResult.Rejected rejected = reject(VALID.replace(from, to == null ? "" : to));
    assertThat(rejected.path()).isEqualTo(path);
    assertThat(rejected.line()).isEqualTo(line);
    assertThat(rejected.message()).contains(message);
    assertThat(rejected.describe()).startsWith(path + " (line " + line + ", column ");
  }

  @Test
  void reportsTheFirstOfSeveralWrongAccounts() {
    String accounts =
        "\"alloc\": {\"zz\": {}, \"yy\": {}, \"xx\": {}, \"ww\": {}, \"vv\": {}},\n  \"x\": {";
    ParseResult.Rejected rejected = reject(VALID.replace("\"alloc\": {", accounts));
    assertThat(rejected.path()).isEqualTo("alloc.zz");
  }

  @Test
  void namesTheColumn() {
    assertThat(reject(VALID.replace("20261", "\"x\"")).column()).isEqualTo(16);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"validatorselectionmode\":\"contract\" | validatorcontractaddress | required",
        "\"validatorselectionmode\":\"blockheader\" | validators | at least one",
        "\"validatorselectionmode\":\"voting\" | validatorselectionmode | \"contract\" or",
        "\"validatorcontractaddress\":\"0x0000000000000000000000000000000000001000\""
            + " | validatorcontractaddress | validatorselectionmode"
      })
  void refusesAHalfSaidChangeOfValidators(String keys, String key, String message) {
    ParseResult.Rejected rejected = reject(VALID.replace("\"blockperiodseconds\": 3", keys));
    assertThat(rejected.path()).isEqualTo("config.transitions.qbft[0]." + key);
    assertThat(rejected.message()).contains(message);
  }

  @Test
  void refusesTwoTransitionsAtOneNumber() {
    String twice = VALID.replace("\"block\": 7,", "\"block\": 7},{\"block\": 7,");
    assertThat(reject(twice).message()).contains("share this number");
  }

  @Test
  void saysWhereTheTextStopsBeingJson() {
    ParseResult.Rejected rejected = reject("{\n  \"config\": {\n    oops\n");
    assertThat(rejected.line()).isEqualTo(3);
    assertThat(rejected.message()).startsWith("not JSON: ");
    assertThat(reject("").message()).isEqualTo("the file is empty");
    assertThat(reject("[]").describe())
        .isEqualTo("genesis file (line 1, column 1): expected an object, found a list");
    assertThat(reject(VALID + "{}").message()).contains("nothing may follow");
  }

  @Test
  void boundsNestingAndNumbers() {
    assertThat(reject("[".repeat(1000)).message()).contains("depth");
    assertThat(reject("{\"difficulty\":" + "9".repeat(1000) + "}").message()).contains("length");
  }

  @Test
  void neverThrowsWhateverByteIsChanged() {
    Random random = new Random(3);
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(VALID);
      for (int change = 0; change <= i % 3; change++) {
        text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(95)));
      }
      assertThat(GenesisFile.parse(text.toString())).isNotNull();
    }
  }
}
