package org.concordat.chain.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.genesis.Address;
import org.concordat.ibft.model.BlockContent;
import org.concordat.ibft.model.BlockRounds;
import org.concordat.ibft.model.ProposedBlock;
import org.junit.jupiter.api.Test;

/// QBFT blocks with validators and votes in their extra data, and without.
class QbftBlockRoundsTest extends BlockRoundsContract {
  private static final int MAX_ROUND = 1000;

  @Override
  BlockRounds rounds() {
    return QbftBlock.ROUNDS;
  }

  @Override
  ProposedBlock block(Random random) {
    return QbftBlock.proposed(unsealed(random));
  }

  /// The block hash, which covers everything but round and seals, and the bytes that it is of.
  @Override
  Object identity(BlockContent content) {
    Block block = ((QbftBlock) content).block();
    return List.of(block.hash(), block.header().withExtraData(Bytes.EMPTY), block.body());
  }

  private static Block unsealed(Random random) {
    Block plain =
        QbftBlocks.block(1 + random.nextInt(3), random.nextInt(MAX_ROUND + 1), address(random));
    return withExtraData(plain, extraData(random, List.of()));
  }

  private static Block withExtraData(Block block, QbftExtraData extraData) {
    BlockHeader header = block.header().withExtraData(extraData.encode());
    return new Block(header, block.body());
  }

  private static QbftExtraData extraData(Random random, List<Signature> seals) {
    byte[] vanity = new byte[random.nextInt(QbftExtraData.VANITY_SIZE + 1)];
    random.nextBytes(vanity);
    List<Address> validators = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      validators.add(address(random));
    }
    Optional<QbftExtraData.Vote> vote =
        random.nextBoolean()
            ? Optional.of(new QbftExtraData.Vote(address(random), random.nextBoolean()))
            : Optional.empty();
    int round = random.nextInt(MAX_ROUND + 1);
    return new QbftExtraData(Bytes.wrap(vanity), validators, vote, round, seals);
  }

  private static Address address(Random random) {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return Address.of(Bytes.wrap(bytes));
  }

  @Test
  void sealsAreNoPartOfAProposal() {
    Signature seal = new Signature(Word.ONE, Word.ONE, 0);
    for (int seed = 0; seed < 50; seed++) {
      Block plain = QbftBlocks.block(7, 0, address(new Random(seed)));
      Block bare = withExtraData(plain, extraData(new Random(seed), List.of()));
      Block sealed = withExtraData(plain, extraData(new Random(seed), List.of(seal)));
      assertSame(QbftBlock.proposed(sealed), QbftBlock.proposed(bare));
    }
  }

  @Test
  void theBodyIsCarriedOver() {
    Block block = QbftBlocks.block(7, 3, address(new Random(1)));
    ProposedBlock later =
        QbftBlock.ROUNDS.replaceRoundInBlock(QbftBlock.proposed(block), MAX_ROUND);
    assertThat(QbftBlock.contentOf(later).body()).isSameAs(block.body());
    assertThat(QbftExtraData.decode(QbftBlock.contentOf(later).header().extraData()).round())
        .isEqualTo(MAX_ROUND);
    assertThat(Bytes32.wrap(later.digest().toBytes())).isNotEqualTo(block.hash());
  }
}
