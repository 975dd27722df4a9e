package org.concordat.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.rpc.RpcScene.json;
import static org.concordat.chain.rpc.RpcScene.word;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.state.StateRetention;
import org.concordat.chain.trie.TrieProof;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateMethodsTest {
  private final RpcScene scene = RpcScene.withBlocks();
  private final String box = RpcScene.BOX.toHex();

  @Test
  void stateIsReadAtAnyHeight() {
    assertThat(scene.text("eth_getStorageAt", params("0x0", "0x1"))).isEqualTo(word(0));
    assertThat(scene.text("eth_getStorageAt", params("0x0", "0x2"))).isEqualTo(word(7));
    assertThat(scene.text("eth_getStorageAt", params(word(0), "0x3"))).isEqualTo(word(9));
    assertThat(scene.text("eth_getStorageAt", json("['%s','0x0']".formatted(box))))
        .isEqualTo(word(9));
    assertThat(scene.text("eth_getCode", account(box))).startsWith("0x3615");
    assertThat(scene.text("eth_getBalance", account(TestNetwork.ALICE.toHex())))
        .isEqualTo("0xd3c21bcecceda1000000");
  }

  @Test
  void whatIsNotThereIsZeroOrEmpty() {
    String nobody = account(RpcScene.NOBODY.toHex());
    assertThat(scene.text("eth_getBalance", nobody)).isEqualTo("0x0");
    assertThat(scene.text("eth_getCode", nobody)).isEqualTo("0x");
    assertThat(scene.text("eth_getTransactionCount", nobody)).isEqualTo("0x0");
    assertThat(
            scene.text("eth_getStorageAt", json("['%s','0x5']".formatted(RpcScene.NOBODY.toHex()))))
        .isEqualTo(word(0));
    assertThat(scene.fault("eth_getBalance", json("['%s','0x9']".formatted(box))))
        .isEqualTo("-32000 unknown block");
    assertThat(scene.fault("eth_getBalance", "[\"0x12\",\"latest\"]")).startsWith("-32602 ");
  }

  @Test
  void proofsHoldUnderTheStateRootOfTheirHeight() {
    for (long height = 0; height <= 3; height++) {
      JsonNode proof = proof(RpcScene.BOX, height);
      Bytes32 root = scene.block(height).header().stateRoot();
      assertThat(verify(root, RpcScene.BOX.bytes(), proof.path("accountProof")))
          .isEqualTo(new TrieProof.Result.Present(accountRlp(proof)));
      Bytes32 storageRoot = Bytes32.fromHexString(proof.path("storageHash").asText());
      JsonNode slot = proof.path("storageProof").get(0);
      Bytes value = Bytes.fromHexStringLenient(slot.path("value").asText()).trimLeadingZeros();
      TrieProof.Result expected =
          value.isEmpty()
              ? new TrieProof.Result.Absent()
              : new TrieProof.Result.Present(new RlpWriter().writeBytes(value).toBytes());
      assertThat(verify(storageRoot, Bytes32.ZERO, slot.path("proof"))).isEqualTo(expected);
      assertThat(slot.path("value").asText())
          .isEqualTo(List.of("0x0", "0x0", "0x7", "0x9").get((int) height));
      assertThat(
              verify(
                  storageRoot,
                  Bytes32.fromHexString(word(5)),
                  proof.path("storageProof").get(1).path("proof")))
          .isEqualTo(new TrieProof.Result.Absent());
    }
  }

  @Test
  void anAbsentAccountIsProvenAbsent() {
    JsonNode proof = proof(RpcScene.NOBODY, 2);
    Bytes32 root = scene.block(2).header().stateRoot();
    assertThat(verify(root, RpcScene.NOBODY.bytes(), proof.path("accountProof")))
        .isEqualTo(new TrieProof.Result.Absent());
    assertThat(proof.path("balance").asText()).isEqualTo("0x0");
    assertThat(proof.path("nonce").asText()).isEqualTo("0x0");
    assertThat(proof.path("codeHash").asText()).isEqualTo(Keccak.hash(Bytes.EMPTY).toHexString());
    assertThat(proof.path("storageProof")).hasSize(2);
    assertThat(proof.path("storageProof").get(0).path("proof")).isEmpty();
  }

  @Test
  void theSlotsOfAProofAreBounded() {
    String many = "\"0x1\",".repeat(StateMethods.MAX_PROOF_SLOTS) + "\"0x1\"";
    assertThat(scene.fault("eth_getProof", "[\"%s\",[%s],\"latest\"]".formatted(box, many)))
        .startsWith("-32602 ");
    assertThat(scene.fault("eth_getProof", json("['%s','0x1','latest']".formatted(box))))
        .startsWith("-32602 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eth_getBalance | ['%s','0x1']",
        "eth_getCode | ['%s','0x1']",
        "eth_getStorageAt | ['%s','0x0','0x1']",
        "eth_getTransactionCount | ['%s','0x1']",
        "eth_getProof | ['%s',['0x0'],'0x1']",
        "eth_call | [{'to':'%s'},'0x1']",
        "eth_estimateGas | [{'to':'%s'},'0x1']"
      },
      quoteCharacter = '"')
  void aFullNodeSaysThatAStateIsNoLongerKeptAndWhoHasIt(String method, String params) {
    RpcScene full = RpcScene.withBlocks(new StateRetention.Full(1));
    assertThat(full.fault(method, json(params.formatted(box))))
        .isEqualTo(
            "-32000 the state of block 1 is no longer kept by this full node, which goes back to"
                + " block 2; ask an archive node");
    assertThat(
            full.answer(method, json(params.replace("0x1'", "0x2'").formatted(box))).has("error"))
        .isFalse();
  }

  private JsonNode proof(Address address, long height) {
    return scene.result(
        "eth_getProof",
        json("['%s',['0x0','%s'],'0x%x']".formatted(address.toHex(), word(5), height)));
  }

  private static TrieProof.Result verify(Bytes32 root, Bytes key, JsonNode nodes) {
    List<Bytes> proof = new ArrayList<>();
    nodes.forEach(node -> proof.add(Bytes.fromHexString(node.asText())));
    return TrieProof.verify(root, Keccak.hash(key), proof);
  }

  private static Bytes accountRlp(JsonNode proof) {
    return new RlpWriter()
        .startList()
        .writeScalar(Long.decode(proof.path("nonce").asText()))
        .writeScalar(Long.decode(proof.path("balance").asText()))
        .writeBytes(Bytes.fromHexString(proof.path("storageHash").asText()))
        .writeBytes(Bytes.fromHexString(proof.path("codeHash").asText()))
        .endList()
        .toBytes();
  }

  private String params(String slot, String block) {
    return json("['%s','%s','%s']".formatted(box, slot, block));
  }

  private static String account(String address) {
    return json("['%s','latest']".formatted(address));
  }
}
