package org.concordat.anchor.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.contract.AnchorContract;
import org.concordat.anchor.contract.ContractArtifact;
import org.concordat.anchor.relayer.AnchorTarget;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonRpcAnchorTest {
  private static final long HEAD = 12_000;
  private static final long CREATED = 50;
  private static final long ANCHORED = 100;
  private static final Bytes32 SEAL_HASH = Bytes32.repeat((byte) 1);
  private static final Bytes32 STATE_ROOT = Bytes32.repeat((byte) 2);
  private static final Bytes32 REGISTRY_ROOT = Bytes32.repeat((byte) 3);

  /// First and last block of every range asked for.
  private final List<List<Long>> asked = new ArrayList<>();

  private Bytes data = Bytes.concatenate(SEAL_HASH, STATE_ROOT, REGISTRY_ROOT, UInt256.valueOf(9));

  private final StubEndpoint endpoint =
      new StubEndpoint()
          .on("eth_blockNumber", _ -> TextNode.valueOf("0x" + Long.toHexString(HEAD)))
          .on("eth_getLogs", this::logs);

  private final JsonRpcAnchor anchor =
      new JsonRpcAnchor(
          JsonRpc.l2(endpoint.url()),
          new AnchorContract(ContractArtifact.load()),
          Address.ZERO,
          CREATED);

  @AfterEach
  void stop() {
    endpoint.close();
  }

  /// The contract's event for block 7 is in one L2 block.
  private JsonNode logs(JsonNode parameters) {
    JsonNode filter = parameters.get(0);
    long from = Long.decode(filter.get("fromBlock").asText());
    long to = Long.decode(filter.get("toBlock").asText());
    asked.add(List.of(from, to));
    ArrayNode logs = StubEndpoint.MAPPER.createArrayNode();
    JsonNode topics = filter.get("topics");
    boolean seventh = topics.get(1).asText().equals(UInt256.valueOf(7).toBytes().toHexString());
    if (seventh && from <= ANCHORED && ANCHORED <= to) {
      logs.addObject().put("data", data.toHexString()).set("topics", topics);
    }
    return logs;
  }

  @Test
  void theWordsOfAnAnchorAreLookedForFromTheNewestBlockBack() {
    assertThat(anchor.anchoredWords(7))
        .contains(new AnchorTarget.AnchoredWords(SEAL_HASH, STATE_ROOT, REGISTRY_ROOT, 9));
    assertThat(asked)
        .containsExactly(List.of(7_001L, 12_000L), List.of(2_001L, 7_000L), List.of(50L, 2_000L));
  }

  @Test
  void anAnchorTheContractToldNothingOfIsEmpty() {
    assertThat(anchor.anchoredWords(8)).isEmpty();
    assertThat(asked).last().isEqualTo(List.of(CREATED, 2_000L));
  }

  @Test
  void anEventOfAnotherFormIsMalformed() {
    data = data.slice(1);
    assertThatThrownBy(() -> anchor.anchoredWords(7))
        .isInstanceOfSatisfying(
            AnchorException.class,
            e -> assertThat(e.code()).isEqualTo(AnchorException.Code.RPC_MALFORMED));
  }
}
