package org.concordat.chain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.chain.types.QbftExtraData.Vote;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.QbftConfig;
import org.junit.jupiter.api.Test;

class ValidatorsTest {
  private static final Address CONTRACT = new Address(0, 0, 0x8888);
  private static final Address NEWCOMER = TestNetwork.addressOf(TestNetwork.key(77));

  @Test
  void quorumIsTwoThirdsRoundedUp() {
    int[] expected = {0, 1, 2, 2, 3, 4, 4, 5, 6, 6, 7};
    for (int n = 1; n < expected.length; n++) {
      assertThat(Quorum.of(n)).as("of %d", n).isEqualTo(expected[n]);
    }
  }

  @Test
  void moreThanHalfTheVotesBringANewcomerInFromTheNextBlock() {
    TestNetwork network = new TestNetwork(4);
    Ledger ledger = network.open();
    List<Address> validators = network.validators();
    for (int i = 0; i < 3; i++) {
      assertThat(ledger.validatorsAfter(ledger.head().header())).isEqualTo(validators);
      vote(network, ledger, validators.get(i), new Vote(NEWCOMER, true));
    }
    assertThat(ledger.validatorsAfter(ledger.head().header()))
        .hasSize(5)
        .contains(NEWCOMER)
        .isSorted();
    Block next = network.extend(ledger);
    assertThat(QbftExtraData.decode(next.header().extraData()).validators()).hasSize(5);
  }

  @Test
  void aVoteIsCountedOncePerVoterAndCanBeTakenBack() {
    TestNetwork network = new TestNetwork(4);
    Ledger ledger = network.open();
    List<Address> validators = network.validators();
    vote(network, ledger, validators.get(0), new Vote(NEWCOMER, true));
    vote(network, ledger, validators.get(0), new Vote(NEWCOMER, true));
    vote(network, ledger, validators.get(1), new Vote(NEWCOMER, true));
    vote(network, ledger, validators.get(1), new Vote(NEWCOMER, false));
    vote(network, ledger, validators.get(2), new Vote(NEWCOMER, true));
    assertThat(ledger.validatorsAfter(ledger.head().header())).isEqualTo(validators);
    vote(network, ledger, validators.get(3), new Vote(NEWCOMER, true));
    assertThat(ledger.validatorsAfter(ledger.head().header())).hasSize(5);
  }

  @Test
  void theVotesOfADroppedValidatorAreDroppedToo() {
    VoteTally tally = VoteTally.of(addresses(1, 2, 3, 4));
    tally = tally.after(address(4), new Vote(address(9), true));
    tally = tally.after(address(1), new Vote(address(4), false));
    tally = tally.after(address(2), new Vote(address(4), false));
    tally = tally.after(address(3), new Vote(address(4), false));
    assertThat(tally.ascending()).isEqualTo(addresses(1, 2, 3));
    tally = tally.after(address(1), new Vote(address(9), true));
    assertThat(tally.ascending()).as("one of three is no majority").hasSize(3);
    tally = tally.after(address(2), new Vote(address(9), true));
    assertThat(tally.ascending()).isEqualTo(addresses(1, 2, 3, 9));
  }

  @Test
  void anEpochBlockVoidsAllVotes() {
    QbftConfig d = QbftConfig.DEFAULT;
    QbftConfig shortEpochs =
        new QbftConfig(
            3,
            d.blockPeriodSeconds(),
            d.emptyBlockPeriodSeconds(),
            d.blockPeriodMillis(),
            d.requestTimeoutSeconds(),
            d.blockReward(),
            d.miningBeneficiary(),
            d.validatorContract(),
            d.startBlock(),
            d.perTransactionGasLimit(),
            d.limits());
    TestNetwork network = new TestNetwork(4).withQbft(shortEpochs);
    Ledger ledger = network.open();
    List<Address> validators = network.validators();
    vote(network, ledger, validators.get(0), new Vote(NEWCOMER, true));
    vote(network, ledger, validators.get(1), new Vote(NEWCOMER, true));
    vote(network, ledger, validators.get(2), new Vote(NEWCOMER, true));
    assertThat(ledger.head().number()).as("an epoch block").isEqualTo(3);
    assertThat(ledger.validatorsAfter(ledger.head().header())).isEqualTo(validators);
    vote(network, ledger, validators.get(2), new Vote(NEWCOMER, true));
    assertThat(ledger.validatorsAfter(ledger.head().header())).isEqualTo(validators);
  }

  @Test
  void aContractNamesTheValidatorsInAscendingOrder() {
    List<Address> named = new TestNetwork(3).validators();
    TestNetwork network = byContract(ValidatorContracts.answering(named.reversed()));
    Ledger ledger = network.open();
    assertThat(ledger.validatorsAfter(ledger.head().header())).isEqualTo(named);
    Block block = network.extend(ledger);
    assertThat(QbftExtraData.decode(block.header().extraData()).validators()).isEmpty();
  }

  @Test
  void aContractThatNamesNobodyStopsTheChainLoudly() {
    Bytes empty = Bytes.concatenate(Word.of(32).toBytes32(), Word.ZERO.toBytes32());
    Bytes endless = Bytes.concatenate(Word.of(32).toBytes32(), Word.of(1_000_000).toBytes32());
    for (Bytes code :
        List.of(
            ValidatorContracts.returning(empty),
            ValidatorContracts.returning(endless),
            ValidatorContracts.returning(Bytes.of(1)),
            Bytes.fromHexString("0xfe"))) {
      Ledger ledger = byContract(code).open();
      assertThatThrownBy(() -> ledger.validatorsAfter(ledger.head().header()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("validator contract");
    }
  }

  private static TestNetwork byContract(Bytes code) {
    return new TestNetwork(3)
        .withQbft(QbftConfig.DEFAULT.withValidatorContract(CONTRACT))
        .withContract(CONTRACT, code);
  }

  private static void vote(TestNetwork network, Ledger ledger, Address voter, Vote vote) {
    Block block = network.build(ledger, List.of(), Optional.of(vote), voter);
    assertThat(ledger.importBlock(network.seal(block))).isInstanceOf(ImportResult.Imported.class);
  }

  private static Address address(int number) {
    return new Address(0, 0, number);
  }

  private static List<Address> addresses(int... numbers) {
    return Arrays.stream(numbers).mapToObj(ValidatorsTest::address).toList();
  }
}
