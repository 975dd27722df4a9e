package org.concordat.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.rpc.RpcScene.json;
import static org.concordat.chain.rpc.RpcScene.word;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogMethodsTest {
  private static final String A = "'" + word(0xaa) + "'";
  private static final String B = "'" + word(0xbb) + "'";
  private static final String ONE = "'" + word(1) + "'";
  private static final String TWO = "'" + word(2) + "'";
  private final RpcScene scene = RpcScene.withBlocks();

  @Test
  void aLogNamesItsPlace() {
    JsonNode log = logs("'fromBlock':'0x3','topics':[" + A + "]").get(0);
    assertThat(log)
        .isEqualTo(
            RpcScene.parsed(
                """
                {'address':'%s','topics':[%s,%s],'data':'0x','blockNumber':'0x3',
                 'blockHash':'%s','transactionHash':'%s','transactionIndex':'0x1',
                 'logIndex':'0x0','removed':false}
                """
                    .formatted(
                        RpcScene.EMITTER.toHex(),
                        A,
                        ONE,
                        scene.block(3).hash().toHexString(),
                        scene.transaction(3, 1).hash().toHexString())));
  }

  @Test
  void topicsMatchByPositionWithAlternativesAndGaps() {
    assertThat(count("'topics':[]")).isEqualTo(6);
    assertThat(count("'topics':[" + A + "]")).isEqualTo(3);
    assertThat(count("'topics':[[" + A + "," + B + "]]")).isEqualTo(6);
    assertThat(count("'topics':[null," + ONE + "]")).isEqualTo(2);
    assertThat(count("'topics':[null,[" + ONE + "," + TWO + "]]")).isEqualTo(3);
    assertThat(count("'topics':[[" + B + ",null]," + TWO + "]")).isEqualTo(1);
    assertThat(count("'topics':[" + B + ",null]")).isZero();
    assertThat(count("'topics':[" + ONE + "]")).isZero();
  }

  @Test
  void addressesNarrowTheSearch() {
    String emitter = "'" + RpcScene.EMITTER.toHex() + "'";
    String box = "'" + RpcScene.BOX.toHex() + "'";
    assertThat(count("'address':" + emitter)).isEqualTo(6);
    assertThat(count("'address':" + box)).isZero();
    assertThat(count("'address':[" + box + "," + emitter + "]")).isEqualTo(6);
    assertThat(count("'address':[]")).isEqualTo(6);
  }

  @Test
  void oneBlockMayBeNamedByItsHash() {
    String hash = "'blockHash':'" + scene.block(1).hash().toHexString() + "'";
    assertThat(logs(hash)).hasSize(4);
    assertThat(fault(hash + ",'fromBlock':'0x1'")).startsWith("-32602 ");
    assertThat(fault("'blockHash':'" + word(9) + "'")).isEqualTo("-32000 unknown block");
  }

  @Test
  void withoutARangeTheHeadIsSearched() {
    assertThat(logs("")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"0x2, 0x1", "0x1, 0x4", "0x5, 0x6", "latest, 0x1"})
  void aRangeThatIsInvertedOrBeyondTheHeadIsAnError(String from, String to) {
    assertThat(fault("'fromBlock':'%s','toBlock':'%s'".formatted(from, to)))
        .startsWith("-32602 invalid block range");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'topics':'0x12'",
        "'topics':['0x12']",
        "'topics':[null,null,null,null,null]",
        "'address':'0x12'",
        "'fromBlock':1"
      })
  void whatIsNoFilterIsRefused(String filter) {
    assertThat(fault(filter)).startsWith("-32602 ");
  }

  @Test
  void addressesAndAlternativesAreBounded() {
    StringBuilder topics = new StringBuilder(ONE);
    StringBuilder addresses = new StringBuilder("'" + RpcScene.BOX.toHex() + "'");
    for (int i = 0; i < LogMethods.MAX_ALTERNATIVES; i++) {
      topics.append(",'").append(word(i)).append('\'');
      addresses.append(",'0x").append(word(1_000 + i).substring(26)).append('\'');
    }
    assertThat(fault("'topics':[[" + topics + "]]")).contains("alternatives");
    assertThat(fault("'address':[" + addresses + "]")).contains("addresses");
  }

  @Test
  void aFilterTellsWhatIsNewAndEachThingOnce() {
    String filter = "[" + scene.result("eth_newFilter", json("[{'topics':[" + A + "]}]")) + "]";
    String blocks = "[" + scene.result("eth_newBlockFilter", "[]") + "]";
    assertThat(scene.result("eth_getFilterChanges", filter)).isEmpty();
    scene.extend(scene.next(Optional.of(RpcScene.EMITTER), word(4)));
    scene.extend();
    assertThat(scene.result("eth_getFilterChanges", filter)).hasSize(1);
    assertThat(scene.result("eth_getFilterChanges", filter)).isEmpty();
    JsonNode hashes = scene.result("eth_getFilterChanges", blocks);
    assertThat(hashes).hasSize(2);
    assertThat(hashes.get(1).asText()).isEqualTo(scene.block(5).hash().toHexString());
    assertThat(scene.result("eth_getFilterChanges", blocks)).isEmpty();
    assertThat(scene.result("eth_getFilterLogs", filter)).hasSize(2);
    assertThat(scene.fault("eth_getFilterLogs", blocks)).startsWith("-32000 ");
  }

  @Test
  void aFilterEndsWhereItWasToldTo() {
    String past =
        "[" + scene.result("eth_newFilter", json("[{'fromBlock':'0x1','toBlock':'0x2'}]")) + "]";
    String future =
        "[" + scene.result("eth_newFilter", json("[{'fromBlock':'0x4','toBlock':'0x4'}]")) + "]";
    scene.extend(scene.next(Optional.of(RpcScene.EMITTER), word(4)));
    scene.extend(scene.next(Optional.of(RpcScene.EMITTER), word(5)));
    assertThat(scene.result("eth_getFilterChanges", past)).isEmpty();
    assertThat(scene.result("eth_getFilterLogs", past)).hasSize(4);
    assertThat(scene.result("eth_getFilterChanges", future)).hasSize(2);
    assertThat(scene.fault("eth_newFilter", json("[{'fromBlock':'0x3','toBlock':'0x2'}]")))
        .startsWith("-32602 ");
  }

  @Test
  void aFilterNobodyAsksForExpires() {
    String filter = "[" + scene.result("eth_newBlockFilter", "[]") + "]";
    scene.now = scene.now.plusMillis(Filters.EXPIRY_MILLIS);
    assertThat(scene.result("eth_getFilterChanges", filter)).isEmpty();
    scene.now = scene.now.plusMillis(Filters.EXPIRY_MILLIS);
    assertThat(scene.result("eth_getFilterChanges", filter)).isEmpty();
    scene.now = scene.now.plusMillis(Filters.EXPIRY_MILLIS + 1);
    assertThat(scene.fault("eth_getFilterChanges", filter)).isEqualTo("-32000 filter not found");
    assertThat(scene.result("eth_uninstallFilter", filter).asBoolean()).isFalse();
  }

  @Test
  void filtersAreBoundedAndExpiredOnesMakeRoom() {
    for (int i = 0; i < Filters.MAX_FILTERS; i++) {
      scene.result("eth_newBlockFilter", "[]");
    }
    assertThat(scene.fault("eth_newBlockFilter", "[]")).startsWith("-32005 ");
    assertThat(scene.result("eth_uninstallFilter", "[\"0x1\"]").asBoolean()).isTrue();
    scene.result("eth_newBlockFilter", "[]");
    scene.now = scene.now.plusMillis(Filters.EXPIRY_MILLIS + 1);
    scene.result("eth_newBlockFilter", "[]");
  }

  /// From the first block on, unless the filter says where.
  private JsonNode logs(String filter) {
    return scene.result("eth_getLogs", json("[{" + filter + "}]"));
  }

  private int count(String filter) {
    return logs("'fromBlock':'earliest','toBlock':'latest'," + filter).size();
  }

  private String fault(String filter) {
    return scene.fault("eth_getLogs", json("[{" + filter + "}]"));
  }
}
