package org.concordat.chain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.ledger.TestNetwork.ALICE_KEY;
import static org.concordat.chain.ledger.TestNetwork.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.LegacyTransaction;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.Milestone;
import org.junit.jupiter.api.Test;

class BlockBuilderTest {
  private static final Address SINK = new Address(0, 0, 0x51);

  @Test
  void aReproposedBlockKeepsItsHashButNotItsCommitHash() {
    TestNetwork network = new TestNetwork(4);
    Block block = network.build(network.open(), List.of());
    Block again = BlockBuilder.inRound(block, 3);
    assertThat(again.hash()).isEqualTo(block.hash());
    assertThat(BlockHashing.commitHash(again.header()))
        .isNotEqualTo(BlockHashing.commitHash(block.header()));
  }

  @Test
  void theBaseFeeFollowsTheParentsUseOfGas() {
    TestNetwork network = new TestNetwork(1).withBaseFee();
    Ledger ledger = network.open();
    Block first = network.extend(ledger);
    assertThat(first.header().baseFee()).as("genesis was empty").isEqualTo(Word.of(875_000_000));
    assertThat(first.header().gasUsed()).isZero();
    Block second = network.extend(ledger);
    assertThat(second.header().baseFee()).isEqualTo(Word.of(765_625_000));
  }

  @Test
  void feesGoToTheProposerAndTheBaseFeeIsBurnt() {
    TestNetwork network = new TestNetwork(1).withBaseFee();
    Ledger ledger = network.open();
    Address proposer = network.validators().getFirst();
    Transaction legacy =
        new LegacyTransaction(
                Optional.of(Word.of(TestNetwork.CHAIN_ID)),
                0,
                TestNetwork.GWEI,
                21_000,
                Optional.of(SINK),
                Word.ONE,
                Bytes.EMPTY,
                Transaction.UNSIGNED)
            .sign(ALICE_KEY);
    Block block = network.extend(ledger, legacy);
    Word tip = TestNetwork.GWEI.subtract(block.header().baseFeeOrZero());
    assertThat(ledger.stateAt(block.header()).account(proposer).orElseThrow().balance())
        .isEqualTo(tip.multiply(Word.of(21_000)));
  }

  @Test
  void everyForkFromLondonOnBuildsAndImports() {
    for (Milestone fork :
        List.of(
            Milestone.LONDON,
            Milestone.PARIS,
            Milestone.SHANGHAI,
            Milestone.CANCUN,
            Milestone.PRAGUE,
            Milestone.OSAKA)) {
      TestNetwork network = new TestNetwork(2).atFork(fork);
      Ledger ledger = network.open();
      Ledger follower = network.open();
      Block block = network.extend(ledger, transfer(ALICE_KEY, 0, SINK, 1));
      assertThat(follower.importBlock(Block.decode(block.encode())))
          .as(fork.toString())
          .isInstanceOf(ImportResult.Imported.class);
    }
  }

  @Test
  void aBlockTakesNoMoreThanItsGasLimit() {
    TestNetwork network = new TestNetwork(1);
    Ledger ledger = network.open();
    List<Transaction> many = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      many.add(transfer(ALICE_KEY, i, SINK, 1));
    }
    Block block = network.build(ledger, many);
    assertThat(block.body().transactions()).hasSize((int) (TestNetwork.GAS_LIMIT / 21_000));
  }
}
