package org.concordat.chain.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.crypto.Signature;
import org.concordat.chain.execution.Refusal;
import org.concordat.chain.state.StateRetention;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.FeeMarketTransaction;
import org.concordat.chain.types.QbftExtraData.Vote;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.ForkSchedule;
import org.concordat.genesis.config.GenesisAccount;
import org.concordat.genesis.config.GenesisConfig;
import org.concordat.genesis.config.GenesisExtraData;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.GenesisHeader;
import org.concordat.genesis.config.Milestone;
import org.concordat.genesis.config.QbftConfig;
import org.concordat.genesis.config.QbftTransition;

/// A network inside a test: keys of its validators, its genesis file, and blocks made and sealed as
/// its validators would. Time stands still in the year 2200 unless a test passes its own clock.
public final class TestNetwork {
  public static final long CHAIN_ID = 1_337;
  public static final long GAS_LIMIT = 30_000_000;
  public static final Word GWEI = Word.of(1_000_000_000L);
  static final InstantSource LATER = InstantSource.fixed(Instant.parse("2200-01-01T00:00:00Z"));

  /// Rich at genesis.
  public static final Bytes32 ALICE_KEY = key(1_001);

  public static final Address ALICE = addressOf(ALICE_KEY);

  private final List<Bytes32> validatorKeys = new ArrayList<>();
  private final TreeMap<Address, GenesisAccount> alloc = new TreeMap<>();
  private QbftConfig qbft = QbftConfig.DEFAULT;
  private List<QbftTransition> transitions = List.of();
  private boolean zeroBaseFee = true;
  private long gasLimit = GAS_LIMIT;
  private Milestone fork = Milestone.OSAKA;
  private final TreeMap<Milestone, Long> later = new TreeMap<>();

  public TestNetwork(int validators) {
    for (int i = 1; i <= validators; i++) {
      validatorKeys.add(key(i));
    }
    validatorKeys.sort(Comparator.comparing(TestNetwork::addressOf));
    alloc.put(ALICE, GenesisAccount.ofBalance(UInt256.valueOf(10).pow(24)));
  }

  public TestNetwork withContract(Address address, Bytes code) {
    alloc.put(address, GenesisAccount.ofContract(code, new TreeMap<>()));
    return this;
  }

  public TestNetwork withBalance(Address address, long wei) {
    alloc.put(address, GenesisAccount.ofBalance(UInt256.valueOf(wei)));
    return this;
  }

  public TestNetwork withQbft(QbftConfig config) {
    qbft = config;
    return this;
  }

  public TestNetwork withTransitions(List<QbftTransition> changes) {
    transitions = changes;
    return this;
  }

  public TestNetwork withBaseFee() {
    zeroBaseFee = false;
    return this;
  }

  public TestNetwork withGasLimit(long gas) {
    gasLimit = gas;
    return this;
  }

  public TestNetwork atFork(Milestone milestone) {
    fork = milestone;
    return this;
  }

  /// Adds a fork by time.
  public TestNetwork withLaterFork(Milestone milestone, long timestamp) {
    later.put(milestone, timestamp);
    return this;
  }

  public static Bytes32 key(int number) {
    return Word.of(number).toBytes32();
  }

  public static Address addressOf(Bytes32 key) {
    return Secp256k1.address(Secp256k1.publicKey(key));
  }

  /// Ascending.
  public List<Address> validators() {
    return validatorKeys.stream().map(TestNetwork::addressOf).toList();
  }

  public GenesisFile genesis() {
    Bytes extraData =
        qbft.isContractMode()
            ? GenesisExtraData.ofContractMode()
            : GenesisExtraData.ofValidators(validators());
    TreeMap<Milestone, Long> forks = new TreeMap<>(ForkSchedule.allAtGenesis(fork).declared());
    forks.putAll(later);
    return new GenesisFile(
        config(new ForkSchedule(forks)),
        GenesisHeader.ofQbft(1_700_000_000L, gasLimit, extraData),
        alloc);
  }

  private GenesisConfig config(ForkSchedule forks) {
    GenesisConfig plain = GenesisConfig.ofQbft(CHAIN_ID, forks, zeroBaseFee, qbft);
    return new GenesisConfig(
        plain.chainId(),
        plain.forks(),
        plain.zeroBaseFee(),
        plain.contractSizeLimit(),
        plain.blobSchedule(),
        plain.depositContract(),
        plain.withdrawalRequestContract(),
        plain.consolidationRequestContract(),
        plain.qbft(),
        transitions,
        plain.others());
  }

  public Ledger open() {
    return open(new InMemoryKeyValueStore());
  }

  public Ledger open(KeyValueStore store) {
    return LedgerOpening.open(genesis(), store, LATER);
  }

  public Ledger open(KeyValueStore store, StateRetention retention) {
    return LedgerOpening.open(genesis(), store, LATER, retention);
  }

  /// The next block, not sealed.
  public Block build(Ledger ledger, List<Transaction> transactions) {
    return build(ledger, transactions, Optional.empty());
  }

  public Block build(Ledger ledger, List<Transaction> transactions, Optional<Vote> vote) {
    BlockHeader parent = ledger.head().header();
    return build(ledger, transactions, vote, ledger.validatorsAfter(parent).getFirst());
  }

  public Block build(
      Ledger ledger, List<Transaction> transactions, Optional<Vote> vote, Address proposer) {
    BlockHeader parent = ledger.head().header();
    BlockBuilder.Proposal proposal =
        new BlockBuilder.Proposal(
            parent.timestamp() + 1, proposer, 0, gasLimit, Bytes.of('t', 'e', 's', 't'), vote);
    return ledger.blockBuilder().build(parent, proposal, source(transactions));
  }

  /// The block with the seals of all who hold keys here.
  public Block seal(Block block) {
    return seal(block, validatorKeys);
  }

  public static Block seal(Block block, List<Bytes32> keys) {
    Bytes32 digest = BlockHashing.commitHash(block.header());
    List<Signature> seals = keys.stream().map(key -> Secp256k1.sign(digest, key)).toList();
    return BlockBuilder.sealed(block, 0, seals);
  }

  public List<Bytes32> validatorKeys() {
    return List.copyOf(validatorKeys);
  }

  /// Builds, seals and imports.
  public Block extend(Ledger ledger, Transaction... transactions) {
    Block block = seal(build(ledger, List.of(transactions)));
    ImportResult result = ledger.importBlock(block);
    if (!(result instanceof ImportResult.Imported)) {
      throw new AssertionError(result.toString());
    }
    return block;
  }

  public static Transaction transfer(Bytes32 key, long nonce, Address to, long wei) {
    return transaction(key, nonce, Optional.of(to), Word.of(wei), Bytes.EMPTY, 21_000);
  }

  public static Transaction transaction(
      Bytes32 key, long nonce, Optional<Address> to, Word value, Bytes data, long gas) {
    return new FeeMarketTransaction(
            Word.of(CHAIN_ID),
            nonce,
            Word.ZERO,
            GWEI,
            gas,
            to,
            value,
            data,
            List.of(),
            Transaction.UNSIGNED)
        .sign(key);
  }

  /// Offers the transactions in this order.
  public static TransactionSource source(List<Transaction> transactions) {
    Deque<Transaction> queue = new ArrayDeque<>(transactions);
    return _ ->
        new TransactionSource.Selection() {
          @Override
          public Optional<Transaction> next() {
            return Optional.ofNullable(queue.poll());
          }

          @Override
          public void refused(Transaction transaction, Refusal refusal) {}
        };
  }
}
