package org.concordat.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any body of a request has an answer, and none of a small chain's methods fails inside.
class JsonRpcFuzzTest {
  private static final RpcScene SCENE = RpcScene.withBlocks();

  @ParameterizedTest
  @MethodSource("seeds")
  void everyRequestIsAnsweredWithoutAnInternalError(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    SCENE
        .rawAnswer(input)
        .ifPresent(answer ->
            assertThat(new String(answer, StandardCharsets.UTF_8)).doesNotContain("-32603"));
  }

  static Stream<byte[]> seeds() {
    String box = RpcScene.BOX.toHex();
    String hash = SCENE.block(1).hash().toHexString();
    return Stream.of(
            call("eth_call", "{'to':'" + box + "','data':'0x'},'latest'"),
            call("eth_call", "{'to':'" + box + "','gas':'0x5208','value':'0x1'},'0x1'"),
            call("eth_estimateGas", "{'to':'" + box + "','input':'0x01'}"),
            call("eth_getBalance", "'" + box + "','latest'"),
            call("eth_getStorageAt", "'" + box + "','0x0','0x2'"),
            call("eth_getProof", "'" + box + "',['0x0'],{'blockHash':'" + hash + "'}"),
            call("eth_getBlockByNumber", "'latest',true"),
            call("eth_getBlockByHash", "'" + hash + "',false"),
            call("eth_getLogs", "{'fromBlock':'0x1','topics':[['0x00'],null],'address':[]}"),
            call("eth_feeHistory", "'0x2','latest',[10,50.5]"),
            call("eth_sendRawTransaction", "'0xf86b80'"),
            call("eth_getTransactionReceipt", "'" + hash + "'"),
            call("qbft_getValidatorsByBlockNumber", "'latest'"),
            "[" + call("eth_blockNumber", "") + ",{},7]",
            "{")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  private static String call(String method, String params) {
    return RpcScene.json(
        "{'jsonrpc':'2.0','id':1,'method':'" + method + "','params':[" + params + "]}");
  }
}
