package org.concordat.chain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.ledger.TestNetwork.ALICE_KEY;
import static org.concordat.chain.ledger.TestNetwork.transfer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.execution.ExecutedBlock;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.BlockHeaderBuilder;
import org.concordat.chain.types.Bloom;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.chain.types.QbftExtraData.Vote;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.Milestone;
import org.concordat.genesis.config.QbftConfig;
import org.junit.jupiter.api.Test;

/// One valid block, one field changed, sealed again by everyone: each rule alone must refuse it.
class RejectedBlockTest {
  private static final Address BOB = new Address(0, 0, 0xb0b);

  private final TestNetwork network = new TestNetwork(4);
  private final Ledger ledger = network.open();

  private Block valid() {
    return network.build(ledger, List.of(transfer(ALICE_KEY, 0, BOB, 1)));
  }

  private void refuses(Rule rule, UnaryOperator<BlockHeaderBuilder> change) {
    Block block = valid();
    Block changed = new Block(change.apply(block.header().toBuilder()).build(), block.body());
    refuses(rule, network.seal(changed));
  }

  private void refuses(Rule rule, Block block) {
    assertThat(ledger.importBlock(block))
        .isInstanceOfSatisfying(
            ImportResult.Rejected.class,
            rejected -> assertThat(rejected.breach().rule()).isEqualTo(rule));
    assertThat(ledger.head().number()).isZero();
  }

  @Test
  void theUnchangedBlockIsTaken() {
    assertThat(ledger.importBlock(network.seal(valid()))).isInstanceOf(ImportResult.Imported.class);
  }

  @Test
  void extraDataThatIsNotQbfts() {
    Block block = valid();
    Bytes garbage = Bytes.fromHexString("0xc3010203");
    refuses(Rule.EXTRA_DATA, new Block(block.header().withExtraData(garbage), block.body()));
  }

  @Test
  void aNumberThatIsNotTheNext() {
    refuses(Rule.NUMBER, header -> header.number(2));
  }

  @Test
  void moreGasUsedThanTheLimit() {
    refuses(Rule.GAS_USED_ABOVE_LIMIT, header -> header.gasUsed(TestNetwork.GAS_LIMIT + 1));
  }

  @Test
  void aGasLimitThatJumps() {
    long bound = TestNetwork.GAS_LIMIT / 1_024;
    refuses(Rule.GAS_LIMIT, header -> header.gasLimit(TestNetwork.GAS_LIMIT + bound));
    refuses(Rule.GAS_LIMIT, header -> header.gasLimit(TestNetwork.GAS_LIMIT - bound));
  }

  @Test
  void aTimestampBeforeTheBlockPeriodIsOver() {
    long parent = ledger.head().header().timestamp();
    refuses(Rule.TIMESTAMP_TOO_EARLY, header -> header.timestamp(parent));
  }

  @Test
  void aTimestampMoreThanASecondAhead() {
    Block block = network.seal(valid());
    assertThat(importAt(block, block.header().timestamp() - 1))
        .isInstanceOf(ImportResult.Imported.class);
    assertThat(importAt(block, block.header().timestamp() - 2))
        .isInstanceOfSatisfying(
            ImportResult.Rejected.class,
            rejected -> assertThat(rejected.breach().rule()).isEqualTo(Rule.TIMESTAMP_IN_FUTURE));
  }

  private ImportResult importAt(Block block, long now) {
    InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(now));
    return LedgerOpening.open(network.genesis(), new InMemoryKeyValueStore(), clock)
        .importBlock(block);
  }

  @Test
  void aForeignMixHash() {
    refuses(Rule.MIX_HASH, header -> header.mixHash(Bytes32.ZERO));
  }

  @Test
  void aDifficultyOtherThanOne() {
    refuses(Rule.DIFFICULTY, header -> header.difficulty(Word.of(2)));
  }

  @Test
  void ommers() {
    refuses(Rule.OMMERS, header -> header.ommersHash(Bytes32.ZERO));
  }

  @Test
  void aBaseFeeOnANetworkWithout() {
    refuses(Rule.BASE_FEE, header -> header.baseFee(Word.ONE));
  }

  @Test
  void aWithdrawalsRootOfSomething() {
    refuses(Rule.WITHDRAWALS, header -> header.withdrawalsRoot(Bytes32.ZERO));
  }

  @Test
  void aBodyWithoutItsListOfWithdrawals() {
    Block block = network.seal(valid());
    refuses(
        Rule.WITHDRAWALS,
        new Block(block.header(), BlockBody.of(block.body().transactions(), false)));
  }

  @Test
  void blobGasWithoutBlobs() {
    refuses(Rule.BLOB_FIELDS, header -> header.blobGasUsed(131_072L));
  }

  @Test
  void aFieldOfACancunHeaderBeforeCancun() {
    TestNetwork shanghai = new TestNetwork(1).atFork(Milestone.SHANGHAI);
    Ledger early = shanghai.open();
    Block block = shanghai.build(early, List.of());
    Block changed = new Block(block.header().toBuilder().blobGasUsed(0L).build(), block.body());
    assertThat(early.importBlock(shanghai.seal(changed)))
        .isInstanceOfSatisfying(
            ImportResult.Rejected.class,
            rejected -> assertThat(rejected.breach().rule()).isEqualTo(Rule.BLOB_FIELDS));
  }

  @Test
  void requestsWhereNoneAct() {
    refuses(Rule.REQUESTS_HASH, header -> header.requestsHash(Bytes32.ZERO));
  }

  @Test
  void anotherListOfValidators() {
    Block block = valid();
    QbftExtraData extra = QbftExtraData.decode(block.header().extraData());
    List<Address> reversed = network.validators().reversed();
    QbftExtraData changed = new QbftExtraData(extra.vanity(), reversed, extra.vote(), 0, List.of());
    refuses(Rule.VALIDATORS, header -> header.extraData(changed.encode()));
  }

  @Test
  void aVoteWhereAContractNamesTheValidators() {
    Address contract = new Address(0, 0, 0x8888);
    QbftConfig qbft = QbftConfig.DEFAULT.withValidatorContract(contract);
    TestNetwork byContract =
        new TestNetwork(1)
            .withQbft(qbft)
            .withContract(contract, ValidatorContracts.answering(new TestNetwork(1).validators()));
    Ledger other = byContract.open();
    Block block = byContract.build(other, List.of());
    QbftExtraData extra = QbftExtraData.decode(block.header().extraData());
    QbftExtraData voting =
        new QbftExtraData(
            extra.vanity(), List.of(), Optional.of(new Vote(BOB, true)), 0, List.of());
    Block changed = new Block(block.header().withExtraData(voting.encode()), block.body());
    assertThat(other.importBlock(byContract.seal(changed)))
        .isInstanceOfSatisfying(
            ImportResult.Rejected.class,
            rejected -> assertThat(rejected.breach().rule()).isEqualTo(Rule.VALIDATORS));
    assertThat(other.importBlock(byContract.seal(block))).isInstanceOf(ImportResult.Imported.class);
  }

  @Test
  void aCoinbaseThatIsNoValidator() {
    refuses(Rule.COINBASE, header -> header.coinbase(BOB));
  }

  @Test
  void fewerSealsThanAQuorum() {
    List<Bytes32> keys = network.validatorKeys();
    refuses(Rule.SEALS, TestNetwork.seal(valid(), keys.subList(0, 2)));
    assertThat(ledger.importBlock(TestNetwork.seal(valid(), keys.subList(1, 4).reversed())))
        .isInstanceOf(ImportResult.Imported.class);
  }

  @Test
  void aSealThatIsThereTwice() {
    List<Bytes32> keys = new ArrayList<>(network.validatorKeys().subList(0, 2));
    keys.add(keys.getFirst());
    refuses(Rule.SEALS, TestNetwork.seal(valid(), keys));
  }

  @Test
  void aSealOfAStranger() {
    List<Bytes32> keys = new ArrayList<>(network.validatorKeys().subList(0, 3));
    keys.add(TestNetwork.key(99));
    refuses(Rule.SEALS, TestNetwork.seal(valid(), keys));
  }

  @Test
  void sealsOfAnotherRound() {
    Block sealed = network.seal(valid());
    List<Signature> seals = QbftExtraData.decode(sealed.header().extraData()).seals();
    refuses(Rule.SEALS, BlockBuilder.sealed(sealed, 1, seals));
  }

  @Test
  void aBodyThatIsNotTheHeaders() {
    Block block = network.seal(valid());
    refuses(
        Rule.TRANSACTIONS_ROOT,
        new Block(block.header(), BlockBody.of(List.of(transfer(ALICE_KEY, 0, BOB, 2)), true)));
  }

  @Test
  void aTransactionThatMayNotRun() {
    Transaction gap = transfer(ALICE_KEY, 1, BOB, 1);
    Block block = valid();
    Bytes32 root = ExecutedBlock.transactionsRoot(List.of(gap));
    Block changed =
        new Block(
            block.header().toBuilder().transactionsRoot(root).build(),
            BlockBody.of(List.of(gap), true));
    refuses(Rule.TRANSACTION, network.seal(changed));
  }

  @Test
  void anotherAmountOfGas() {
    refuses(Rule.GAS_USED, header -> header.gasUsed(21_001));
  }

  @Test
  void anotherReceiptsRoot() {
    refuses(Rule.RECEIPTS_ROOT, header -> header.receiptsRoot(Bytes32.ZERO));
  }

  @Test
  void anotherBloom() {
    Bytes ones = Bytes.fromHexString("0x" + "ff".repeat(Bloom.SIZE));
    refuses(Rule.LOGS_BLOOM, header -> header.logsBloom(new Bloom(ones)));
  }

  @Test
  void anotherStateRoot() {
    refuses(Rule.STATE_ROOT, header -> header.stateRoot(Bytes32.ZERO));
  }
}
