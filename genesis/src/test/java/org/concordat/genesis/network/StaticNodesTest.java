package org.concordat.genesis.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticNodesTest {
  private static final String KEY = "cd".repeat(64);
  private static final Enode ONE = new Enode(Bytes.fromHexString(KEY), "10.0.0.1", 30_303);
  private static final Enode TWO = new Enode(Bytes.fromHexString(KEY), "10.0.0.2", 30_303, 0);

  private static String rejected(String json) {
    return switch (StaticNodes.parse(json)) {
      case StaticNodesResult.Rejected it -> it.describe();
      case StaticNodesResult.Parsed it -> throw new AssertionError("accepted: " + it);
    };
  }

  @Test
  void readsWhatItWrites() {
    StaticNodes nodes = new StaticNodes(List.of(ONE, TWO));
    assertThat(StaticNodes.parse(nodes.toJson())).isEqualTo(new StaticNodesResult.Parsed(nodes));
    assertThat(StaticNodes.parse("[]"))
        .isEqualTo(new StaticNodesResult.Parsed(new StaticNodes(List.of())));
  }

  @Test
  void aNodeListedTwiceIsThereOnce() {
    assertThat(new StaticNodes(List.of(ONE, TWO, ONE)).nodes()).containsExactly(ONE, TWO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | static nodes (line 1, column 1): expected a list, found an object",
        "[\"enode://KEY@h:1\", 7] | entry [1] (line 1, column 146): expected a text",
        "[\"enode://KEY@h:0\"] | entry [0] (line 1, column 2): the port must be between",
        "[ | static nodes (line 1, column 2): not JSON"
      })
  void namesTheEntryThatIsWrong(String json, String message) {
    assertThat(rejected(json.replace("KEY", KEY))).startsWith(message);
  }

  @Test
  void aListWithoutEndIsRefused() {
    List<String> many = Collections.nCopies(StaticNodes.NODES_MAX + 1, '"' + ONE.toString() + '"');
    assertThat(rejected(many.toString())).contains("at most 1024 nodes");
  }
}
