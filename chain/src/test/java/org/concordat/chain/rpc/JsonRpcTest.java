package org.concordat.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonRpcTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private final JsonRpc rpc =
      new JsonRpc(
          Map.of(
              "echo",
              params -> params.required(0, "value"),
              "address",
              params -> NODES.textNode(params.address(0).toHex()),
              "long",
              _ -> NODES.textNode("x".repeat(1024 * 1024)),
              "broken",
              _ -> {
                throw new IllegalStateException("secret detail");
              },
              "reverts",
              _ -> {
                throw RpcFault.reverted("execution reverted", "0x08c379a0");
              }));

  @Test
  void anAnswerCarriesTheIdOfItsRequest() {
    assertThat(ask("{\"jsonrpc\":\"2.0\",\"id\":\"a7\",\"method\":\"echo\",\"params\":[1]}"))
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"a7\",\"result\":1}");
  }

  @Test
  void aBatchIsAnsweredInOrderAndNotificationsAreNot() {
    assertThat(
            ask(
                "[{\"id\":1,\"method\":\"echo\",\"params\":[\"x\"]},"
                    + "{\"method\":\"echo\",\"params\":[\"silent\"]},"
                    + "{\"id\":2,\"method\":\"none\"}]"))
        .isEqualTo(
            "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"x\"},"
                + "{\"jsonrpc\":\"2.0\",\"id\":2,"
                + "\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}]");
    assertThat(rpc.answer(utf8("{\"method\":\"echo\",\"params\":[1]}"))).isEmpty();
  }

  @Test
  void aBatchAboveItsBoundIsRefusedWhole() {
    String request = "{\"id\":1,\"method\":\"echo\",\"params\":[1]}";
    String batch = "[" + (request + ",").repeat(JsonRpc.MAX_BATCH) + request + "]";
    assertThat(ask(batch)).contains("-32005").doesNotContain("result");
  }

  @Test
  void theAnswersOfABatchAreBoundedTogether() {
    String request = "{\"id\":1,\"method\":\"long\"}";
    String answers = ask("[" + (request + ",").repeat(39) + request + "]");
    assertThat(answers.length())
        .isBetween(JsonRpc.MAX_BATCH_ANSWER_BYTES, JsonRpc.MAX_BATCH_ANSWER_BYTES + 2_000_000);
    assertThat(answers.split("\"result\"", -1)).hasSize(1 + 25);
    assertThat(answers.split("-32005", -1)).hasSize(1 + 15);
  }

  @Test
  void malformedRequestsGetTheStandardCodes() {
    assertThat(ask("{")).contains("-32700");
    assertThat(ask("[]")).contains("-32600");
    assertThat(ask("7")).contains("-32600");
    assertThat(ask("{\"id\":1,\"method\":\"echo\",\"params\":{\"a\":1}}")).contains("-32602");
    assertThat(ask("{\"id\":1,\"method\":\"echo\"}"))
        .contains("-32602")
        .contains("missing parameter 0: value");
    assertThat(ask("[".repeat(100) + "]".repeat(100))).contains("-32700");
  }

  @Test
  void parametersOfAnotherFormAreRefusedWithTheFormExpected() {
    assertThat(ask("{\"id\":1,\"method\":\"address\",\"params\":[\"0x12\"]}"))
        .contains("-32602")
        .contains("20-byte");
    assertThat(ask("{\"id\":1,\"method\":\"address\",\"params\":[12]}")).contains("-32602");
  }

  @Test
  void aRevertCarriesItsDataAndAnInternalFaultTellsNothing() {
    assertThat(ask("{\"id\":1,\"method\":\"reverts\"}"))
        .contains("\"code\":3")
        .contains("\"data\":\"0x08c379a0\"");
    assertThat(ask("{\"id\":1,\"method\":\"broken\"}"))
        .contains("-32603")
        .doesNotContain("secret detail");
  }

  private String ask(String request) {
    return new String(rpc.answer(utf8(request)).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
