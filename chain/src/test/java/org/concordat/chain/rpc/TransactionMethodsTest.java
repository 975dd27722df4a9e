package org.concordat.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.rpc.RpcScene.word;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.types.FeeMarketTransaction;
import org.concordat.chain.types.LegacyTransaction;
import org.concordat.chain.types.Transaction;
import org.junit.jupiter.api.Test;

class TransactionMethodsTest {
  private final RpcScene scene = RpcScene.withBlocks();
  private final String alice = TestNetwork.ALICE.toHex();

  @Test
  void anIncludedTransactionNamesItsPlace() {
    Transaction transaction = scene.transaction(1, 1);
    JsonNode json = scene.result("eth_getTransactionByHash", hash(transaction));
    assertThat(json.path("blockHash").asText()).isEqualTo(scene.block(1).hash().toHexString());
    assertThat(json.path("blockNumber").asText()).isEqualTo("0x1");
    assertThat(json.path("transactionIndex").asText()).isEqualTo("0x1");
    assertThat(json.path("from").asText()).isEqualTo(alice);
    assertThat(json.path("to").asText()).isEqualTo(RpcScene.EMITTER.toHex());
    assertThat(json.path("nonce").asText()).isEqualTo("0x1");
    assertThat(json.path("type").asText()).isEqualTo("0x2");
    assertThat(json.path("chainId").asText()).isEqualTo("0x539");
    assertThat(json.path("input").asText()).isEqualTo(word(1));
    assertThat(json.path("gasPrice").asText()).isEqualTo("0x0");
    assertThat(json.path("maxFeePerGas").asText()).isEqualTo("0x3b9aca00");
    assertThat(json.path("accessList").isArray()).isTrue();
    assertThat(json.path("yParity")).isEqualTo(json.path("v"));
    assertThat(json.path("r").asText())
        .isEqualTo(transaction.signature().r().toQuantity())
        .doesNotStartWith("0x0");
  }

  @Test
  void aTransactionIsTheSameByItsPlace() {
    JsonNode byHash = scene.result("eth_getTransactionByHash", hash(scene.transaction(1, 2)));
    String block = scene.block(1).hash().toHexString();
    assertThat(scene.result("eth_getTransactionByBlockNumberAndIndex", "[\"0x1\",\"0x2\"]"))
        .isEqualTo(byHash);
    assertThat(scene.result("eth_getTransactionByBlockHashAndIndex", "[\"" + block + "\",\"0x2\"]"))
        .isEqualTo(byHash);
    assertThat(
            scene.result("eth_getTransactionByBlockNumberAndIndex", "[\"0x1\",\"0x4\"]").isNull())
        .isTrue();
    assertThat(scene.text("eth_getRawTransactionByHash", hash(scene.transaction(1, 2))))
        .isEqualTo(scene.transaction(1, 2).encode().toHexString());
  }

  @Test
  void unknownTransactionsAreNull() {
    String unknown = "[\"" + word(99) + "\"]";
    assertThat(scene.result("eth_getTransactionByHash", unknown).isNull()).isTrue();
    assertThat(scene.result("eth_getTransactionReceipt", unknown).isNull()).isTrue();
    assertThat(scene.result("eth_getRawTransactionByHash", unknown).isNull()).isTrue();
    assertThat(scene.fault("eth_getTransactionReceipt", "[\"0x12\"]")).startsWith("-32602 ");
  }

  @Test
  void aCreationsReceiptNamesTheContract() {
    JsonNode receipt = scene.result("eth_getTransactionReceipt", hash(scene.transaction(1, 0)));
    assertThat(receipt.path("to").isNull()).isTrue();
    String contract = receipt.path("contractAddress").asText();
    assertThat(scene.text("eth_getCode", "[\"" + contract + "\",\"latest\"]")).isEqualTo("0x01");
    assertThat(receipt.path("status").asText()).isEqualTo("0x1");
    assertThat(receipt.path("gasUsed")).isEqualTo(receipt.path("cumulativeGasUsed"));
  }

  @Test
  void aFailedTransactionHasStatusZeroAndNoLogs() {
    JsonNode receipt = scene.result("eth_getTransactionReceipt", hash(scene.transaction(1, 3)));
    assertThat(receipt.path("status").asText()).isEqualTo("0x0");
    assertThat(receipt.path("logs")).isEmpty();
    assertThat(receipt.path("contractAddress").isNull()).isTrue();
    assertThat(receipt.path("type").asText()).isEqualTo("0x2");
    assertThat(receipt.path("effectiveGasPrice").asText()).isEqualTo("0x0");
    assertThat(receipt.path("logsBloom").asText()).isEqualTo("0x" + "00".repeat(256));
  }

  @Test
  void gasAndLogPositionsRunOverTheBlock() {
    JsonNode receipts = scene.result("eth_getBlockReceipts", "[\"0x1\"]");
    assertThat(receipts).hasSize(4);
    long gas = 0;
    int logIndex = 0;
    for (JsonNode receipt : receipts) {
      gas += Long.decode(receipt.path("gasUsed").asText());
      assertThat(Long.decode(receipt.path("cumulativeGasUsed").asText())).isEqualTo(gas);
      for (JsonNode log : receipt.path("logs")) {
        assertThat(log.path("logIndex").asText()).isEqualTo("0x" + logIndex++);
        assertThat(log.path("transactionHash")).isEqualTo(receipt.path("transactionHash"));
        assertThat(log.path("transactionIndex")).isEqualTo(receipt.path("transactionIndex"));
      }
    }
    assertThat(logIndex).isEqualTo(4);
    assertThat(gas).isEqualTo(scene.block(1).header().gasUsed());
    assertThat(receipts.get(2))
        .isEqualTo(scene.result("eth_getTransactionReceipt", hash(scene.transaction(1, 2))));
  }

  @Test
  void aSentTransactionWaitsAndIsToldToPeers() {
    Transaction sent = TestNetwork.transfer(TestNetwork.ALICE_KEY, 7, RpcScene.NOBODY, 5);
    assertThat(scene.text("eth_sendRawTransaction", raw(sent)))
        .isEqualTo(sent.hash().toHexString());
    assertThat(scene.gossip).containsExactly(sent);
    JsonNode waiting = scene.result("eth_getTransactionByHash", hash(sent));
    assertThat(waiting.path("blockHash").isNull()).isTrue();
    assertThat(waiting.path("blockNumber").isNull()).isTrue();
    assertThat(waiting.path("transactionIndex").isNull()).isTrue();
    assertThat(scene.result("eth_getTransactionReceipt", hash(sent)).isNull()).isTrue();
    assertThat(scene.text("eth_getTransactionCount", "[\"" + alice + "\",\"latest\"]"))
        .isEqualTo("0x7");
    assertThat(scene.text("eth_getTransactionCount", "[\"" + alice + "\",\"pending\"]"))
        .isEqualTo("0x8");
    assertThat(scene.text("eth_getTransactionCount", "[\"" + alice + "\",\"0x1\"]"))
        .isEqualTo("0x4");
  }

  @Test
  void refusalsUseTheWordsClientsMatchOn() {
    Transaction known = TestNetwork.transfer(TestNetwork.ALICE_KEY, 7, RpcScene.NOBODY, 5);
    scene.result("eth_sendRawTransaction", raw(known));
    assertThat(scene.fault("eth_sendRawTransaction", raw(known))).isEqualTo("-32000 already known");
    assertThat(scene.fault("eth_sendRawTransaction", raw(scene.transaction(1, 1))))
        .startsWith("-32000 nonce too low");
    assertThat(
            scene.fault(
                "eth_sendRawTransaction",
                raw(TestNetwork.transfer(TestNetwork.key(77), 0, RpcScene.NOBODY, 5))))
        .startsWith("-32000 insufficient funds for gas * price + value");
    assertThat(scene.fault("eth_sendRawTransaction", raw(ofChain(2))))
        .startsWith("-32000 invalid chain id");
    assertThat(scene.gossip).hasSize(1);
  }

  @Test
  void malformedTransactionsAreRefused() {
    String good = scene.transaction(1, 1).encode().toHexString();
    for (String bad :
        List.of("0x", "0x02", "0x03c0", "0xc0", good + "00", good.substring(0, 60), "0x7f01")) {
      assertThat(scene.fault("eth_sendRawTransaction", "[\"" + bad + "\"]"))
          .as(bad)
          .startsWith("-32602 invalid transaction");
    }
    assertThat(scene.fault("eth_sendRawTransaction", "[\"02f8\"]")).startsWith("-32602 ");
    assertThat(scene.fault("eth_sendTransaction", "[{}]")).startsWith("-32604 ");
    assertThat(scene.result("eth_accounts", "[]")).isEmpty();
  }

  @Test
  void aLegacyTransactionShowsItsOwnV() {
    Transaction legacy =
        new LegacyTransaction(
                Optional.of(Word.of(TestNetwork.CHAIN_ID)),
                7,
                Word.ZERO,
                21_000,
                Optional.of(RpcScene.NOBODY),
                Word.ONE,
                Bytes.EMPTY,
                Transaction.UNSIGNED)
            .sign(TestNetwork.ALICE_KEY);
    scene.extend(legacy);
    JsonNode json = scene.result("eth_getTransactionByHash", hash(legacy));
    assertThat(json.path("type").asText()).isEqualTo("0x0");
    assertThat(json.path("v").asText())
        .isEqualTo(
            "0x"
                + Long.toHexString(
                    2 * TestNetwork.CHAIN_ID + 35 + legacy.signature().recoveryId()));
    assertThat(json.has("maxFeePerGas")).isFalse();
    assertThat(json.has("yParity")).isFalse();
  }

  @Test
  void thePoolIsShownBySenderAndNonce() {
    scene.result(
        "eth_sendRawTransaction",
        raw(TestNetwork.transfer(TestNetwork.ALICE_KEY, 7, RpcScene.NOBODY, 1)));
    scene.result(
        "eth_sendRawTransaction",
        raw(TestNetwork.transfer(TestNetwork.ALICE_KEY, 9, RpcScene.NOBODY, 1)));
    assertThat(scene.result("txpool_status", "[]"))
        .isEqualTo(RpcScene.parsed("{'pending':'0x1','queued':'0x1'}"));
    JsonNode content = scene.result("txpool_content", "[]");
    assertThat(content.path("pending").path(alice).path("7").path("nonce").asText())
        .isEqualTo("0x7");
    assertThat(content.path("queued").path(alice).path("9").path("nonce").asText())
        .isEqualTo("0x9");
    assertThat(content.path("queued").path(alice)).hasSize(1);
  }

  private static Transaction ofChain(long chainId) {
    return new FeeMarketTransaction(
            Word.of(chainId),
            7,
            Word.ZERO,
            TestNetwork.GWEI,
            21_000,
            Optional.of(RpcScene.NOBODY),
            Word.ONE,
            Bytes.EMPTY,
            List.of(),
            Transaction.UNSIGNED)
        .sign(TestNetwork.ALICE_KEY);
  }

  private static String hash(Transaction transaction) {
    return "[\"" + transaction.hash().toHexString() + "\"]";
  }

  private static String raw(Transaction transaction) {
    return "[\"" + transaction.encode().toHexString() + "\"]";
  }
}
