package org.concordat.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.rpc.RpcScene.json;
import static org.concordat.chain.rpc.RpcScene.word;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.types.Transaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallMethodsTest {
  private final RpcScene scene = RpcScene.withBlocks();

  @ParameterizedTest
  @CsvSource({
    "'earliest', 0",
    "'0x1', 0",
    "'0x2', 7",
    "'0x3', 9",
    "'latest', 9",
    "'pending', 9",
    "'safe', 9"
  })
  void aCallSeesTheStateAfterTheBlockItNames(String block, long value) {
    assertThat(scene.text("eth_call", "[" + box() + ",\"" + block + "\"]")).isEqualTo(word(value));
  }

  @Test
  void aBlockMayBeNamedAsEip1898Has() {
    String hash = scene.block(2).hash().toHexString();
    assertThat(call("{'blockHash':'%s'}".formatted(hash))).isEqualTo(word(7));
    assertThat(call("{'blockHash':'%s','requireCanonical':true}".formatted(hash)))
        .isEqualTo(word(7));
    assertThat(call("{'blockNumber':'0x2'}")).isEqualTo(word(7));
    assertThat(scene.text("eth_call", "[" + box() + "]")).isEqualTo(word(9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'0x4'", "{'blockNumber':'0x4'}"})
  void anUnknownBlockIsAnError(String block) {
    assertThat(scene.fault("eth_call", json("[" + box() + "," + block + "]")))
        .isEqualTo("-32000 unknown block");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'blockNumber':'0x1','blockHash':"
            + "'0x0000000000000000000000000000000000000000000000000000000000000001'}",
        "{'blockHash':'0x1'}",
        "7",
        "[]"
      })
  void whatNamesNoBlockIsRefused(String block) {
    assertThat(scene.fault("eth_call", json("[" + box() + "," + block + "]")))
        .startsWith("-32602 ");
  }

  @Test
  void aRevertCarriesItsReasonAndItsData() {
    for (String method : new String[] {"eth_call", "eth_estimateGas"}) {
      JsonNode error =
          scene
              .answer(method, "[" + to(RpcScene.REFUSER.toHex(), "") + ",\"latest\"]")
              .path("error");
      assertThat(error.path("code").asInt()).isEqualTo(3);
      assertThat(error.path("message").asText()).isEqualTo("execution reverted: no");
      assertThat(error.path("data").asText()).isEqualTo(RpcScene.REVERT_DATA);
    }
  }

  @Test
  void aHaltIsAnErrorInWords() {
    assertThat(scene.fault("eth_call", "[" + to(RpcScene.BROKEN.toHex(), "") + "]"))
        .isEqualTo("-32000 undefined instruction");
    assertThat(scene.fault("eth_call", "[" + to(RpcScene.BOX.toHex(), ",'gas':'0x5300'") + "]"))
        .isEqualTo("-32000 out of gas");
  }

  @Test
  void whatCannotBeHonouredIsRefused() {
    assertThat(scene.fault("eth_call", json("[" + box() + ",'latest',{'0x01':{'balance':'0x1'}}]")))
        .isEqualTo("-32602 state and block overrides are not supported");
    assertThat(scene.fault("eth_call", json("[" + box() + ",'latest',null,{'number':'0x1'}]")))
        .startsWith("-32602 state and block overrides");
    assertThat(scene.text("eth_call", json("[" + box() + ",'latest',{},null]"))).isEqualTo(word(9));
    assertThat(
            scene.fault(
                "eth_estimateGas",
                "[" + to(RpcScene.BOX.toHex(), ",'authorizationList':[{}]") + "]"))
        .startsWith("-32602 authorizationList");
    assertThat(
            scene.fault(
                "eth_call", "[" + to(RpcScene.BOX.toHex(), ",'input':'0x01','data':'0x02'") + "]"))
        .startsWith("-32602 both input and data");
    assertThat(scene.fault("eth_call", "[" + to(RpcScene.BOX.toHex(), ",'data':17") + "]"))
        .startsWith("-32602 data");
    assertThat(scene.fault("eth_call", "[" + to("0x12", "") + "]")).startsWith("-32602 to");
    assertThat(scene.fault("eth_call", "[\"0x\"]")).startsWith("-32602 ");
  }

  @Test
  void anEstimateIsEnoughAndOneLessIsNot() {
    String call =
        to(
            RpcScene.BOX.toHex(),
            ",'from':'%s','data':'%s'".formatted(TestNetwork.ALICE.toHex(), word(5)));
    long gas = Long.decode(scene.text("eth_estimateGas", "[" + call + "]"));
    assertThat(runs(call, gas)).isTrue();
    assertThat(runs(call, gas - 1)).isFalse();
    assertThat(
            scene.text(
                "eth_estimateGas", "[" + to(RpcScene.NOBODY.toHex(), ",'value':'0x0'") + "]"))
        .isEqualTo("0x5208");
  }

  @Test
  void anAccessListCostsItsGas() {
    String plain = "[" + box() + "]";
    String listed =
        "["
            + to(
                RpcScene.BOX.toHex(),
                ",'accessList':[{'address':'%s','storageKeys':['%s']}]"
                    .formatted(RpcScene.NOBODY.toHex(), word(1)))
            + "]";
    long without = Long.decode(scene.text("eth_estimateGas", plain));
    assertThat(Long.decode(scene.text("eth_estimateGas", listed))).isEqualTo(without + 4300);
  }

  @Test
  void aCreationIsTriedWithoutTo() {
    assertThat(scene.text("eth_call", json("[{'data':'0x60015f5360015ff3'}]"))).isEqualTo("0x01");
    Transaction creation = scene.next(Optional.empty(), "0x60015f5360015ff3");
    long used = scene.extend(creation).header().gasUsed();
    assertThat(Long.decode(scene.text("eth_estimateGas", json("[{'data':'0x60015f5360015ff3'}]"))))
        .isEqualTo(used);
  }

  @Test
  void aCallThatSendsMoreThanTheSenderHasIsRefused() {
    assertThat(
            scene.fault(
                "eth_call",
                "["
                    + to(
                        RpcScene.NOBODY.toHex(),
                        ",'from':'%s','value':'0x1'".formatted(RpcScene.NOBODY.toHex()))
                    + "]"))
        .startsWith("-32000 insufficient funds");
  }

  private boolean runs(String call, long gas) {
    String limited = call.replace("{", "{\"gas\":\"0x" + Long.toHexString(gas) + "\",");
    return scene.answer("eth_call", "[" + limited + "]").has("result");
  }

  private String call(String block) {
    return scene.text("eth_call", json("[" + box() + "," + block + "]"));
  }

  private static String box() {
    return to(RpcScene.BOX.toHex(), "");
  }

  private static String to(String address, String more) {
    return json("{'to':'" + address + "'" + more + "}");
  }
}
