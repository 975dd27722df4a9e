package org.concordat.chain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.state.AccountProof;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.chain.vectors.Vectors;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.ParseResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A chain recorded from running Besu validators: three in block-header mode, the third never
/// started, so that its turns end in round 1; transactions of types 0, 1, 2 and 4, one that runs
/// out of gas, and two votes that add a fourth validator.
class BesuChainTest {
  private final JsonNode recorded = Vectors.read("besu/qbft_three_validators.json");
  private final List<Block> blocks = new ArrayList<>();
  private Ledger ledger = new TestNetwork(1).open();

  @BeforeEach
  void decodeBlocks() {
    recorded.get("blocks").forEach(block -> blocks.add(Block.decode(bytes(block, "rlp"))));
    String genesis = recorded.get("genesis").toString();
    GenesisFile file = ((ParseResult.Parsed) GenesisFile.parse(genesis)).file();
    ledger = LedgerOpening.open(file, new InMemoryKeyValueStore(), TestNetwork.LATER);
  }

  @Test
  void theGenesisBlockIsBesus() {
    assertThat(ledger.genesisHash()).isEqualTo(bytes(recorded.at("/blocks/0"), "hash"));
  }

  @Test
  void everyBlockKeepsItsBytesAndHash() {
    for (int i = 0; i < blocks.size(); i++) {
      JsonNode block = recorded.get("blocks").get(i);
      assertThat(blocks.get(i).encode()).isEqualTo(bytes(block, "rlp"));
      assertThat(blocks.get(i).hash()).isEqualTo(bytes(block, "hash"));
    }
  }

  @Test
  void everyBlockIsImportedWithBesusStateRootAndValidators() {
    for (int i = 1; i < blocks.size(); i++) {
      assertThat(ledger.importBlock(blocks.get(i))).isInstanceOf(ImportResult.Imported.class);
      JsonNode block = recorded.get("blocks").get(i);
      assertThat(ledger.head().header().stateRoot()).isEqualTo(bytes(block, "stateRoot"));
      assertThat(ledger.validatorsAfter(blocks.get(i - 1).header()))
          .isEqualTo(addresses(block.get("validators")));
    }
    assertThat(ledger.validatorsAfter(ledger.head().header())).hasSize(4);
  }

  @Test
  void theRecordingHasWhatItClaims() {
    List<QbftExtraData> extras =
        blocks.stream().map(block -> QbftExtraData.decode(block.header().extraData())).toList();
    assertThat(extras).anyMatch(extra -> extra.round() > 0);
    assertThat(extras.stream().filter(extra -> extra.vote().isPresent())).hasSize(2);
    assertThat(blocks.stream().mapToInt(block -> block.body().transactions().size()).sum())
        .isEqualTo(7);
  }

  @Test
  void aBlockWithOneSealTooFewIsRefused() {
    Block block = blocks.get(1);
    QbftExtraData extra = QbftExtraData.decode(block.header().extraData());
    Block weak = BlockBuilder.sealed(block, extra.round(), extra.seals().subList(0, 1));
    assertThat(ledger.importBlock(weak)).isInstanceOf(ImportResult.Rejected.class);
  }

  @Test
  void theProofsAtTheHeadAreBesusToTheByte() {
    IntStream.range(1, blocks.size()).forEach(i -> ledger.importBlock(blocks.get(i)));
    JsonNode proof = recorded.get("proof");
    List<Word> keys = new ArrayList<>();
    proof.get("storageProof").forEach(slot -> keys.add(word(slot.get("key").asText())));
    AccountProof ours =
        ledger.stateAt(ledger.head().header()).prove(Address.of(bytes(proof, "address")), keys);
    assertThat(ours.nodes()).isEqualTo(list(proof.get("accountProof")));
    for (int i = 0; i < keys.size(); i++) {
      JsonNode slot = proof.get("storageProof").get(i);
      assertThat(ours.slots().get(i).value()).isEqualTo(word(slot.get("value").asText()));
      assertThat(ours.slots().get(i).nodes()).isEqualTo(list(slot.get("proof")));
    }
    assertThat(ours.slots().getFirst().value()).isNotEqualTo(Word.ZERO);
  }

  private static List<Address> addresses(JsonNode array) {
    return list(array).stream().map(Address::of).toList();
  }

  private static List<Bytes> list(JsonNode array) {
    List<Bytes> values = new ArrayList<>();
    array.forEach(item -> values.add(Bytes.fromHexString(item.asText())));
    return values;
  }

  private static Word word(String hex) {
    return Word.fromHex(hex);
  }

  private static Bytes bytes(JsonNode node, String field) {
    return Bytes.fromHexString(node.get(field).asText());
  }
}
