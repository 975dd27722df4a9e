package org.concordat.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.rpc.RpcScene.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.types.FeeMarketTransaction;
import org.concordat.chain.types.Transaction;
import org.junit.jupiter.api.Test;

class NodeMethodsTest {
  private final RpcScene scene = RpcScene.withBlocks();

  @Test
  void theNetworkIsNamedByItsChainId() {
    assertThat(scene.text("eth_chainId", "[]")).isEqualTo("0x539");
    assertThat(scene.result("net_version", "[]").textValue()).isEqualTo("1337");
    assertThat(scene.result("net_listening", "[]").booleanValue()).isTrue();
    assertThat(scene.text("net_peerCount", "[]")).isEqualTo("0x3");
    assertThat(scene.result("eth_syncing", "[]").isBoolean()).isTrue();
    assertThat(scene.text("web3_clientVersion", "[]")).startsWith("concordat/v").contains("/java-");
    assertThat(scene.text("web3_sha3", "[\"0x68656c6c6f20776f726c64\"]"))
        .isEqualTo("0x47173285a8d7341e5e972fc677286384f802f8ef42a5ec5f03bbfa254cb01fad");
    assertThat(scene.result("rpc_modules", "[]").path("qbft").asText()).isEqualTo("1.0");
    assertThat(scene.fault("eth_mining", "[]")).isEqualTo("-32601 Method not found");
  }

  @Test
  void validatorsAreListedByBlock() {
    String validator = scene.network.validators().getFirst().toHex();
    String hash = scene.block(2).hash().toHexString();
    JsonNode expected = RpcScene.parsed("['" + validator + "']");
    for (String block : new String[] {"0x0", "0x3", "latest", "pending", "earliest"}) {
      assertThat(scene.result("qbft_getValidatorsByBlockNumber", "[\"" + block + "\"]"))
          .isEqualTo(expected);
    }
    assertThat(scene.result("qbft_getValidatorsByBlockHash", "[\"" + hash + "\"]"))
        .isEqualTo(expected);
    assertThat(scene.fault("qbft_getValidatorsByBlockNumber", "[\"0x9\"]"))
        .isEqualTo("-32000 unknown block");
    assertThat(scene.result("qbft_getRequestTimeoutSeconds", "[]").isInt()).isTrue();
  }

  @Test
  void signersAreCounted() {
    String validator = scene.network.validators().getFirst().toHex();
    String expected = "[{'address':'%s','proposedBlockCount':'%s','lastProposedBlockNumber':'%s'}]";
    assertThat(scene.result("qbft_getSignerMetrics", "[]"))
        .isEqualTo(RpcScene.parsed(expected.formatted(validator, "0x3", "0x3")));
    assertThat(scene.result("qbft_getSignerMetrics", json("['0x1','0x3']")))
        .isEqualTo(RpcScene.parsed(expected.formatted(validator, "0x2", "0x2")));
    assertThat(scene.fault("qbft_getSignerMetrics", json("['0x3','0x1']"))).startsWith("-32602 ");
    assertThat(scene.fault("qbft_getSignerMetrics", json("['0x1','0x99']"))).startsWith("-32602 ");
  }

  @Test
  void freeGasCostsNothing() {
    assertThat(scene.text("eth_gasPrice", "[]")).isEqualTo("0x0");
    assertThat(scene.text("eth_maxPriorityFeePerGas", "[]")).isEqualTo("0x0");
    assertThat(scene.text("eth_baseFee", "[]")).isEqualTo("0x0");
  }

  @Test
  void feeHistoryFollowsTheBaseFeeAndTheTipsPaid() {
    RpcScene priced = new RpcScene(new TestNetwork(1).withBaseFee());
    priced.extend(tipping(0, 3), tipping(1, 5));
    priced.extend();
    JsonNode history = priced.result("eth_feeHistory", json("['0x2','latest',[0, 50.0, 100]]"));
    assertThat(history.path("oldestBlock").asText()).isEqualTo("0x1");
    assertThat(history.path("baseFeePerGas")).hasSize(3);
    assertThat(history.path("baseFeePerGas").get(0).asText())
        .isEqualTo(priced.block(1).header().baseFeeOrZero().toQuantity());
    assertThat(history.path("baseFeePerGas").get(2).asText())
        .isEqualTo(priced.text("eth_baseFee", "[]"));
    assertThat(history.path("gasUsedRatio").get(0).asDouble())
        .isEqualTo(42_000.0 / TestNetwork.GAS_LIMIT);
    assertThat(history.path("gasUsedRatio").get(1).asDouble()).isZero();
    assertThat(history.path("reward"))
        .isEqualTo(RpcScene.parsed("[['0x3','0x3','0x5'],['0x0','0x0','0x0']]"));
    assertThat(Word.fromHex(priced.text("eth_gasPrice", "[]")))
        .isEqualTo(
            Word.fromHex(priced.text("eth_baseFee", "[]"))
                .add(Word.fromHex(priced.text("eth_maxPriorityFeePerGas", "[]"))));
  }

  @Test
  void feeHistoryIsBounded() {
    JsonNode all = scene.result("eth_feeHistory", json("['0x400','latest']"));
    assertThat(all.path("oldestBlock").asText()).isEqualTo("0x0");
    assertThat(all.path("gasUsedRatio")).hasSize(4);
    assertThat(all.has("reward")).isFalse();
    for (String bad :
        new String[] {
          "['0x0','latest']",
          "['0x401','latest']",
          "['0x1','latest',[50,10]]",
          "['0x1','latest',[101]]",
          "['0x1','latest',['50']]",
          "['0x1','latest',{}]"
        }) {
      assertThat(scene.fault("eth_feeHistory", json(bad))).as(bad).startsWith("-32602 ");
    }
    assertThat(scene.fault("eth_feeHistory", json("['0x1','0x9']")))
        .isEqualTo("-32000 request beyond head block");
  }

  private static Transaction tipping(long nonce, long tip) {
    return new FeeMarketTransaction(
            Word.of(TestNetwork.CHAIN_ID),
            nonce,
            Word.of(tip),
            Word.of(10_000_000_000L),
            21_000,
            Optional.of(RpcScene.NOBODY),
            Word.ONE,
            Bytes.EMPTY,
            List.of(),
            Transaction.UNSIGNED)
        .sign(TestNetwork.ALICE_KEY);
  }
}
