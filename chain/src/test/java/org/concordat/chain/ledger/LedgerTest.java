package org.concordat.chain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.concordat.chain.ledger.TestNetwork.ALICE;
import static org.concordat.chain.ledger.TestNetwork.ALICE_KEY;
import static org.concordat.chain.ledger.TestNetwork.transaction;
import static org.concordat.chain.ledger.TestNetwork.transfer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ChainException;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.ContractAddress;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockBody;
import org.concordat.chain.types.Receipt;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisConfig;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.Milestone;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Address BOB = new Address(0, 0, 0xb0b);
  private static final Address LOGGER = new Address(0, 0, 0x109);

  /// Emits LOG1 with topic 0x2a and no data.
  private static final Bytes LOGGER_CODE = Bytes.fromHexString("0x602a60006000a100");

  private final TestNetwork network = new TestNetwork(1).withContract(LOGGER, LOGGER_CODE);
  private final InMemoryKeyValueStore store = new InMemoryKeyValueStore();

  @Test
  void aTransferReachesItsReceiverAndItsReceipt() {
    Ledger ledger = network.open(store);
    Transaction transaction = transfer(ALICE_KEY, 0, BOB, 5);
    Block block = network.extend(ledger, transaction);

    assertThat(ledger.head()).isEqualTo(block);
    assertThat(ledger.stateAt(block.header()).account(BOB).orElseThrow().balance())
        .isEqualTo(Word.of(5));
    assertThat(ledger.transaction(transaction.hash())).contains(new TransactionLocation(1, 0));
    Receipt receipt = ledger.receipts(block.hash()).orElseThrow().getFirst();
    assertThat(receipt.success()).isTrue();
    assertThat(receipt.cumulativeGasUsed()).isEqualTo(21_000);
    assertThat(block.header().gasUsed()).isEqualTo(21_000);
  }

  @Test
  void aTransactionSeenBeforeItsBlockIsNotRecoveredAgain() {
    Transaction seen = transfer(ALICE_KEY, 0, BOB, 5);
    Block built = network.seal(network.build(network.open(), List.of(seen)));
    Block received = Block.decode(built.encode());
    Ledger ledger = network.open(store);
    ledger.lookUpTransactionsIn(hash -> Optional.of(seen).filter(t -> t.hash().equals(hash)));

    assertThat(ledger.importBlock(received)).isEqualTo(new ImportResult.Imported(received));
    assertThat(ledger.head().body().transactions().getFirst()).isSameAs(seen);
  }

  @Test
  void aNetworkMayHaveTheLargestGasLimit() {
    long most = (1L << 53) - 1;
    TestNetwork wide = new TestNetwork(1).withGasLimit(most).atFork(Milestone.PRAGUE);
    Ledger ledger = wide.open();
    long gas = 1L << 49; // as much as Alice can pay for
    // Init code that returns the gas it starts with.
    Bytes initCode = Bytes.fromHexString("0x5a5f5260205ff3");
    Block block =
        wide.extend(ledger, transaction(ALICE_KEY, 0, Optional.empty(), Word.ZERO, initCode, gas));
    Receipt receipt = ledger.receipts(block.hash()).orElseThrow().getFirst();
    assertThat(receipt.success()).isTrue();
    Address created = ContractAddress.ofCreate(ALICE, 0);
    byte[] code =
        ledger
            .stateAt(block.header())
            .code(ledger.stateAt(block.header()).account(created).orElseThrow().codeHash());
    long started = Word.of(Bytes.wrap(code)).w0();
    assertThat(block.header().gasLimit()).isEqualTo(most);
    assertThat(started).isBetween(gas - 60_000, gas - 53_000);
    assertThat(block.header().gasUsed()).isEqualTo(gas - started + 13 + 32 * 200L);
  }

  @Test
  void aReopenedStoreGoesOnWhereItStopped() {
    Ledger ledger = network.open(store);
    network.extend(ledger, transfer(ALICE_KEY, 0, BOB, 5));
    Block head = network.extend(ledger, transfer(ALICE_KEY, 1, BOB, 6));

    Ledger reopened = network.open(store);
    assertThat(reopened.head()).isEqualTo(head);
    assertThat(reopened.blockByNumber(1)).isEqualTo(ledger.blockByNumber(1));
    network.extend(reopened, transfer(ALICE_KEY, 2, BOB, 7));
    assertThat(reopened.stateAt(reopened.head().header()).account(BOB).orElseThrow().balance())
        .isEqualTo(Word.of(18));
  }

  @Test
  void everyEarlierStateStaysReadable() {
    Ledger ledger = network.open(store);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      blocks.add(network.extend(ledger, transfer(ALICE_KEY, i, BOB, 1)));
    }
    for (int i = 0; i < 10; i++) {
      assertThat(ledger.stateAt(blocks.get(i).header()).account(BOB).orElseThrow().balance())
          .isEqualTo(Word.of(i + 1));
    }
  }

  @Test
  void aFollowerThatExecutesByItselfComesToTheSameHead() {
    Ledger proposer = network.open();
    Ledger follower = network.open(store);
    for (int i = 0; i < 5; i++) {
      Block block =
          network.extend(
              proposer,
              transfer(ALICE_KEY, 2L * i, BOB, 1),
              TestNetwork.transaction(
                  ALICE_KEY, 2L * i + 1, Optional.of(LOGGER), Word.ZERO, Bytes.EMPTY, 50_000));
      Block received = Block.decode(block.encode());
      assertThat(follower.importBlock(received)).isInstanceOf(ImportResult.Imported.class);
    }
    assertThat(follower.head().hash()).isEqualTo(proposer.head().hash());
    assertThat(follower.receipts(follower.head().hash()))
        .isEqualTo(proposer.receipts(proposer.head().hash()));
  }

  @Test
  void aBlockIsImportedOnce() {
    Ledger ledger = network.open(store);
    Block block = network.extend(ledger);
    assertThat(ledger.importBlock(block)).isEqualTo(new ImportResult.AlreadyKnown());
  }

  @Test
  void aBlockWhoseParentIsMissingWaitsForIt() {
    Ledger ahead = network.open();
    network.extend(ahead);
    Block second = network.extend(ahead);
    Ledger behind = network.open(store);
    assertThat(behind.importBlock(second))
        .isEqualTo(new ImportResult.UnknownParent(second.header().parentHash()));
    assertThat(behind.validateProposal(second))
        .isEqualTo(new ProposalResult.NotOnHead(second.header().parentHash()));
  }

  @Test
  void aSecondBlockAtAFinalHeightIsAConflict() {
    Ledger ledger = network.open(store);
    Block first = network.seal(network.build(ledger, List.of()));
    Block other = network.seal(network.build(ledger, List.of(transfer(ALICE_KEY, 0, BOB, 1))));
    assertThat(ledger.importBlock(first)).isInstanceOf(ImportResult.Imported.class);
    assertThat(ledger.importBlock(other))
        .isInstanceOfSatisfying(
            ImportResult.Rejected.class,
            rejected -> assertThat(rejected.breach().rule()).isEqualTo(Rule.CONFLICT));
  }

  @Test
  void aProposalIsValidBeforeItHasSealsAndIsImportedWithThem() {
    Ledger proposer = network.open();
    Block proposal = network.build(proposer, List.of(transfer(ALICE_KEY, 0, BOB, 1)));
    Ledger validator = network.open(store);
    assertThat(validator.validateProposal(proposal)).isEqualTo(new ProposalResult.Valid());
    assertThat(validator.importBlock(proposal)).isInstanceOf(ImportResult.Rejected.class);
    assertThat(validator.importBlock(network.seal(proposal)))
        .isInstanceOf(ImportResult.Imported.class);
  }

  @Test
  void listenersHearOfEveryHeadInOrder() {
    Ledger ledger = network.open(store);
    List<Long> heard = new ArrayList<>();
    ledger.addHeadListener((head, receipts) -> heard.add(head.number() * 10 + receipts.size()));
    network.extend(ledger, transfer(ALICE_KEY, 0, BOB, 1));
    network.extend(ledger);
    assertThat(heard).containsExactly(11L, 20L);
  }

  @Test
  void aStoreOfAnotherNetworkIsRefusedByName() {
    network.open(store);
    TestNetwork other = new TestNetwork(1);
    assertThatThrownBy(() -> other.open(store))
        .isInstanceOfSatisfying(
            ChainException.class,
            e -> assertThat(e.code()).isEqualTo(ChainException.Code.GENESIS_MISMATCH))
        .hasMessageContaining("genesis block 0x");
  }

  @Test
  void aGenesisFileWithOtherAccountsIsRefusedAlsoWhereNoDigestOfThemIsStored() {
    network.open(store);
    Bytes digest = Bytes.wrap("genesis-alloc".getBytes(StandardCharsets.US_ASCII));
    for (int round = 0; round < 2; round++) {
      TestNetwork other = new TestNetwork(1).withContract(LOGGER, Bytes.of(0));
      assertThatThrownBy(() -> other.open(store))
          .isInstanceOfSatisfying(
              ChainException.class,
              e -> assertThat(e.code()).isEqualTo(ChainException.Code.GENESIS_MISMATCH));
      assertThat(network.open(store).head().number()).isZero();
      assertThat(store.contains(Segment.METADATA, digest)).isEqualTo(round == 0);
      store.write(new WriteBatch().remove(Segment.METADATA, digest));
    }
  }

  @Test
  void aGenesisThatSwitchesOnSystemCallsIsRefused() {
    GenesisFile genesis = network.genesis();
    GenesisConfig c = genesis.config();
    Optional<Address> some = Optional.of(BOB);
    GenesisConfig withRequests =
        new GenesisConfig(
            c.chainId(),
            c.forks(),
            c.zeroBaseFee(),
            c.contractSizeLimit(),
            c.blobSchedule(),
            some,
            some,
            some,
            c.qbft(),
            c.transitions(),
            c.others());
    GenesisFile file = new GenesisFile(withRequests, genesis.header(), genesis.alloc());
    assertThatThrownBy(() -> LedgerOpening.open(file, store, TestNetwork.LATER))
        .isInstanceOfSatisfying(
            ChainException.class,
            e -> assertThat(e.code()).isEqualTo(ChainException.Code.GENESIS_UNSUPPORTED))
        .hasMessageContaining("depositContractAddress");
  }

  @Test
  void aBlockWithAReceiptForEveryTransactionButOneMissingFromTheBodyIsRejected() {
    Ledger ledger = network.open(store);
    Block block = network.seal(network.build(ledger, List.of(transfer(ALICE_KEY, 0, BOB, 1))));
    Block stripped = new Block(block.header(), BlockBody.of(List.of(), true));
    assertThat(ledger.importBlock(stripped))
        .isInstanceOfSatisfying(
            ImportResult.Rejected.class,
            rejected -> assertThat(rejected.breach().rule()).isEqualTo(Rule.TRANSACTIONS_ROOT));
  }

  @Test
  void logsAreFoundByAddressAndTopicWithTheirPlace() {
    Ledger ledger = network.open(store);
    network.extend(ledger, transfer(ALICE_KEY, 0, BOB, 1));
    Transaction logging =
        TestNetwork.transaction(ALICE_KEY, 2, Optional.of(LOGGER), Word.ZERO, Bytes.EMPTY, 50_000);
    Block block = network.extend(ledger, transfer(ALICE_KEY, 1, BOB, 1), logging);
    Bytes32 topic = Word.of(0x2a).toBytes32();

    LogQuery byTopic = new LogQuery(0, 2, Set.of(LOGGER), List.of(Set.of(topic)));
    LogResult.Found found = (LogResult.Found) ledger.logs(byTopic);
    assertThat(found.entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.blockHash()).isEqualTo(block.hash());
          assertThat(entry.transactionHash()).isEqualTo(logging.hash());
          assertThat(entry.transactionIndex()).isEqualTo(1);
          assertThat(entry.logIndex()).isZero();
        });
    LogQuery otherTopic = new LogQuery(0, 2, Set.of(), List.of(Set.of(Bytes32.ZERO)));
    assertThat(ledger.logs(otherTopic)).isEqualTo(new LogResult.Found(List.of()));
    LogQuery longer = new LogQuery(0, 2, Set.of(), List.of(Set.of(topic), Set.of()));
    assertThat(ledger.logs(longer)).isEqualTo(new LogResult.Found(List.of()));
  }

  @Test
  void logQueriesOutsideTheirBoundsAreRefused() {
    Ledger ledger = network.open(store);
    assertThat(ledger.logs(new LogQuery(0, 1, Set.of(), List.of())))
        .isInstanceOf(LogResult.Refused.class);
    assertThat(ledger.logs(new LogQuery(1, 0, Set.of(), List.of())))
        .isInstanceOf(LogResult.Refused.class);
  }

  @Test
  void theBuilderLeavesOutWhatCannotRunAndKeepsTheRest() {
    Ledger ledger = network.open(store);
    Transaction tooHigh = transfer(ALICE_KEY, 7, BOB, 1);
    Transaction good = transfer(ALICE_KEY, 0, BOB, 1);
    Block block = network.extend(ledger, tooHigh, good);
    assertThat(block.body().transactions()).containsExactly(good);
  }

  @Test
  void accountsAreAllocatedAtGenesis() {
    Ledger ledger = network.open(store);
    assertThat(ledger.stateAt(ledger.head().header()).account(ALICE).orElseThrow().balance())
        .isEqualTo(Word.of(new java.math.BigInteger("1000000000000000000000000")));
    assertThat(ledger.stateAt(ledger.head().header()).code(LOGGER)).isEqualTo(LOGGER_CODE);
    assertThat(Map.of(0L, ledger.genesisHash())).containsValue(ledger.head().hash());
  }
}
