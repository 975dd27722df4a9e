package org.concordat.chain.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.vectors.Vectors;
import org.junit.jupiter.api.Test;

class BlockTest {
  private static final long SEED = 20_261_121;
  private static final Bytes EXTRA_DATA =
      QbftExtraData.ofRound(Bytes.wrap(new byte[32]), 0).encode();

  @Test
  void headersOfEveryForkReadBack() {
    Random random = new Random(SEED);
    for (int i = 0; i < 140; i++) {
      BlockHeader header = Samples.header(random, i % 7, EXTRA_DATA);
      assertThat(BlockHeader.decode(header.encode())).isEqualTo(header);
    }
  }

  @Test
  void aHeaderFieldWithoutTheOneBeforeItCannotBeBuilt() {
    BlockHeaderBuilder builder = new BlockHeaderBuilder().withdrawalsRoot(Bytes32.ZERO);
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    builder.baseFee(Word.ZERO).excessBlobGas(0L);
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void blocksReadBackAndDamagedOnesAreRefusedOrCanonical() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      Block block = block(random);
      Bytes encoded = block.encode();
      assertThat(Block.decode(encoded)).isEqualTo(block);
      assertThat(BlockBody.decode(block.body().encode())).isEqualTo(block.body());
      byte[] damaged = encoded.toArray();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      try {
        assertThat(Block.decode(Bytes.wrap(damaged)).encode()).isEqualTo(Bytes.wrap(damaged));
      } catch (RlpException refused) {
        assertThat(refused).hasMessageMatching("(?s).+");
      }
    }
  }

  @Test
  void everyTruncationOfABlockIsRefused() {
    byte[] encoded = block(new Random(SEED)).encode().toArray();
    for (int length = 0; length < encoded.length; length++) {
      Bytes cut = Bytes.wrap(encoded, 0, length);
      assertThatThrownBy(() -> Block.decode(cut)).isInstanceOf(RlpException.class);
    }
  }

  @Test
  void fromShanghaiAnEmptyWithdrawalsListIsPartOfTheBody() {
    assertThat(BlockBody.of(List.of(), true).encode().toHexString()).isEqualTo("0xc3c0c0c0");
    assertThat(BlockBody.of(List.of(), false).encode().toHexString()).isEqualTo("0xc2c0c0");
  }

  @Test
  void aBlockWithOmmersIsRefused() {
    assertThatThrownBy(() -> BlockBody.decode(Bytes.fromHexString("0xc3c0c1c0")))
        .hasMessageContaining("ommers");
  }

  @Test
  void theHashIgnoresRoundAndSealsAndTheCommitHashOnlySeals() {
    BlockHeader header = Samples.header(new Random(SEED), 6, EXTRA_DATA);
    QbftExtraData extraData = QbftExtraData.decode(EXTRA_DATA);
    BlockHeader laterRound = header.withExtraData(extraData.withRound(3).encode());
    Bytes32 commitHash = BlockHashing.commitHash(laterRound);
    var seal = Secp256k1.sign(commitHash, Word.of(5).toBytes32());
    BlockHeader sealed =
        header.withExtraData(extraData.withRound(3).withSeals(List.of(seal)).encode());

    assertThat(BlockHashing.hash(sealed)).isEqualTo(BlockHashing.hash(header));
    assertThat(BlockHashing.hash(header)).isEqualTo(Keccak.hash(header.encode()));
    assertThat(BlockHashing.commitHash(sealed)).isEqualTo(commitHash);
    assertThat(commitHash).isNotEqualTo(BlockHashing.commitHash(header));
    assertThat(Keccak.hash(BlockHashing.commitForm(sealed))).isEqualTo(commitHash);
  }

  @Test
  void genesisIsHashedAsItStands() {
    Bytes withSeals =
        QbftExtraData.decode(EXTRA_DATA)
            .withSeals(List.of(Secp256k1.sign(Bytes32.ZERO, Word.ONE.toBytes32())))
            .encode();
    BlockHeader genesis =
        Samples.header(new Random(SEED), 6, withSeals).toBuilder().number(0).build();
    assertThat(BlockHashing.hash(genesis)).isEqualTo(Keccak.hash(genesis.encode()));
  }

  @Test
  void knownQbftHeadersHaveTheirHashesAndSealsOfTheirCommitters() {
    for (JsonNode vector : Vectors.read("bft/block_hashing.json").get("vectors")) {
      BlockHeader header =
          BlockHeader.decode(Bytes.fromHexString(vector.get("headerRlpWithSeals").asText()));
      Bytes32 commitHash = BlockHashing.commitHash(header);
      assertThat(commitHash.toHexString()).isEqualTo(vector.get("commitSealDataHash").asText());
      assertThat(BlockHashing.hash(header).toHexString())
          .isEqualTo(vector.get("onChainBlockHash").asText());
      var committers =
          QbftExtraData.decode(header.extraData()).seals().stream()
              .map(seal -> Secp256k1.recover(commitHash, seal).orElseThrow().toHex())
              .toList();
      assertThat(committers)
          .containsExactlyElementsOf(
              vector.get("committers").valueStream().map(JsonNode::asText).toList());
    }
  }

  private static Block block(Random random) {
    List<Transaction> transactions = Samples.list(random, 4, () -> Samples.transaction(random));
    boolean shanghai = random.nextBoolean();
    BlockBody body = BlockBody.of(transactions, shanghai);
    if (random.nextInt(4) == 0) {
      Withdrawal withdrawal = new Withdrawal(1, -1, Samples.address(random), 5);
      body = new BlockBody(transactions, Optional.of(List.of(withdrawal)));
    }
    return new Block(Samples.header(random, shanghai ? 6 : 1, EXTRA_DATA), body);
  }
}
