package org.concordat.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.concordat.chain.types.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockMethodsTest {
  private static final List<String> FIELDS =
      List.of(
          "number",
          "hash",
          "parentHash",
          "mixHash",
          "nonce",
          "sha3Uncles",
          "logsBloom",
          "transactionsRoot",
          "stateRoot",
          "receiptsRoot",
          "miner",
          "difficulty",
          "extraData",
          "gasLimit",
          "gasUsed",
          "timestamp",
          "baseFeePerGas",
          "withdrawalsRoot",
          "blobGasUsed",
          "excessBlobGas",
          "parentBeaconBlockRoot",
          "requestsHash",
          "size",
          "transactions",
          "uncles",
          "withdrawals");
  private final RpcScene scene = RpcScene.withBlocks();

  @Test
  void aBlockHasTheFieldsOfTheSpecificationAndNoOthers() {
    JsonNode block = scene.result("eth_getBlockByNumber", "[\"0x1\", false]");
    List<String> names = new ArrayList<>();
    block.fieldNames().forEachRemaining(names::add);
    assertThat(names).containsExactlyInAnyOrderElementsOf(FIELDS);
    Block expected = scene.block(1);
    assertThat(block.path("number").asText()).isEqualTo("0x1");
    assertThat(block.path("hash").asText()).isEqualTo(expected.hash().toHexString());
    assertThat(block.path("parentHash").asText()).isEqualTo(scene.block(0).hash().toHexString());
    assertThat(block.path("nonce").asText()).isEqualTo("0x0000000000000000");
    assertThat(block.path("difficulty").asText()).isEqualTo("0x1");
    assertThat(block.path("baseFeePerGas").asText()).isEqualTo("0x0");
    assertThat(block.path("logsBloom").asText()).hasSize(2 + 512);
    assertThat(block.path("gasUsed").asText())
        .isEqualTo("0x" + Long.toHexString(expected.header().gasUsed()));
    assertThat(block.path("size").asText())
        .isEqualTo("0x" + Integer.toHexString(expected.encode().size()));
    assertThat(block.path("transactions").get(1).asText())
        .isEqualTo(scene.transaction(1, 1).hash().toHexString());
  }

  @Test
  void aBlockShowsWholeTransactionsWhenAsked() {
    JsonNode transactions =
        scene.result("eth_getBlockByNumber", "[\"0x1\", true]").path("transactions");
    assertThat(transactions).hasSize(4);
    assertThat(transactions.get(2))
        .isEqualTo(
            scene.result(
                "eth_getTransactionByHash",
                "[\"" + scene.transaction(1, 2).hash().toHexString() + "\"]"));
  }

  @Test
  void aBlockIsTheSameByHash() {
    String hash = scene.block(3).hash().toHexString();
    assertThat(scene.result("eth_getBlockByHash", "[\"" + hash + "\", true]"))
        .isEqualTo(scene.result("eth_getBlockByNumber", "[\"0x3\", true]"));
    assertThat(scene.result("eth_getHeaderByHash", "[\"" + hash + "\"]"))
        .isEqualTo(scene.result("eth_getHeaderByNumber", "[\"latest\"]"));
  }

  @ParameterizedTest
  @CsvSource({"latest, 0x3", "pending, 0x3", "safe, 0x3", "finalized, 0x3", "earliest, 0x0"})
  void tagsMeanTheHeadOrTheGenesisBlock(String tag, String number) {
    assertThat(
            scene
                .result("eth_getBlockByNumber", "[\"" + tag + "\", false]")
                .path("number")
                .asText())
        .isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eth_getBlockByNumber",
        "eth_getHeaderByNumber",
        "eth_getBlockTransactionCountByNumber",
        "eth_getUncleCountByBlockNumber",
        "eth_getBlockReceipts",
        "eth_getBlockByHash",
        "eth_getHeaderByHash",
        "eth_getBlockTransactionCountByHash",
        "eth_getUncleCountByBlockHash"
      })
  void anUnknownBlockIsNull(String method) {
    String unknown = method.endsWith("Hash") ? RpcScene.word(1) : "0x4";
    assertThat(scene.result(method, "[\"" + unknown + "\"]").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[3]", "[\"3\"]", "[\"0x\"]", "[\"newest\"]", "[]", "[null]", "[\"0xzz\"]"})
  void whatNamesNoBlockIsRefused(String params) {
    assertThat(scene.fault("eth_getBlockByNumber", params)).startsWith("-32602 ");
  }

  @Test
  void aNumberBeyondAnyBlockIsRefusedNotMisread() {
    assertThat(scene.fault("eth_getBlockByNumber", "[\"0xffffffffffffffff\", false]"))
        .isEqualTo("-32602 block number is too large");
  }

  @Test
  void countsAreQuantities() {
    String hash = "[\"" + scene.block(1).hash().toHexString() + "\"]";
    assertThat(scene.text("eth_blockNumber", "[]")).isEqualTo("0x3");
    assertThat(scene.text("eth_getBlockTransactionCountByNumber", "[\"0x1\"]")).isEqualTo("0x4");
    assertThat(scene.text("eth_getBlockTransactionCountByHash", hash)).isEqualTo("0x4");
    assertThat(scene.text("eth_getUncleCountByBlockNumber", "[\"0x1\"]")).isEqualTo("0x0");
    assertThat(scene.text("eth_getUncleCountByBlockHash", hash)).isEqualTo("0x0");
    assertThat(scene.result("eth_getUncleByBlockNumberAndIndex", "[\"0x1\",\"0x0\"]").isNull())
        .isTrue();
  }
}
