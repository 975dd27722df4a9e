package org.concordat.deploy.bench;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.ledger.BlockBuilder;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.LedgerOpening;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHashing;
import org.concordat.chain.types.LegacyTransaction;
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

/// A network without fees, of one validator, whose genesis state is large: the same at every run.
/// Every sender holds ether; what they send goes to accounts all over the state.
final class CrowdedNetwork {
  private static final long CHAIN_ID = 1_337;
  private static final long GAS_LIMIT = 1L << 40;
  private static final long GENESIS_TIME = 1_700_000_000L;
  private static final int MAX_SENDERS = 10_000;
  private static final long SEED = 20_261_125;
  private static final Address CONTRACT = Address.ofWord(0, 0, 0xc0de);
  private static final Bytes32 VALIDATOR_KEY = key(-1);

  private final Workload workload;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<Bytes32> senderKeys;
  private final List<Address> accounts;
  private final long[] nonces;
  private int nextSender;

  private CrowdedNetwork(Workload workload, List<Bytes32> senderKeys, List<Address> accounts) {
    this.workload = workload;
    this.senderKeys = senderKeys;
    this.accounts = accounts;
    this.nonces = new long[senderKeys.size()];
  }

  /// @param accounts at genesis; of the contract's slots too, where it matters
  static CrowdedNetwork of(Workload workload, int accounts) {
    List<Bytes32> keys =
        IntStream.range(0, Math.min(accounts, MAX_SENDERS)).mapToObj(CrowdedNetwork::key).toList();
    List<Address> all = new ArrayList<>(keys.parallelStream().map(CrowdedNetwork::owner).toList());
    SplittableRandom others = new SplittableRandom(SEED + 1);
    while (all.size() < accounts) {
      all.add(new Address(others.nextLong(), others.nextLong(), others.nextInt()));
    }
    return new CrowdedNetwork(workload, keys, all);
  }

  GenesisFile genesis() {
    SortedMap<Address, GenesisAccount> alloc = new TreeMap<>();
    GenesisAccount rich = GenesisAccount.ofBalance(UInt256.valueOf(10).pow(24));
    accounts.forEach(account -> alloc.put(account, rich));
    alloc.put(CONTRACT, GenesisAccount.ofContract(Workload.STORING_CODE, slots()));
    return new GenesisFile(
        GenesisConfig.ofQbft(
            CHAIN_ID, ForkSchedule.allAtGenesis(Milestone.OSAKA), true, QbftConfig.DEFAULT),
        GenesisHeader.ofQbft(
            GENESIS_TIME, GAS_LIMIT, GenesisExtraData.ofValidators(List.of(owner(VALIDATOR_KEY)))),
        alloc);
  }

  private SortedMap<UInt256, UInt256> slots() {
    SortedMap<UInt256, UInt256> slots = new TreeMap<>();
    if (workload == Workload.STORAGE_WRITES) {
      SplittableRandom keys = new SplittableRandom(SEED + 2);
      while (slots.size() < accounts.size()) {
        slots.put(UInt256.fromBytes(randomWord(keys).toBytes32()), UInt256.ONE);
      }
    }
    return slots;
  }

  Ledger open(KeyValueStore store, GenesisFile genesis) {
    Instant later = Instant.ofEpochSecond(2 * GENESIS_TIME);
    return LedgerOpening.open(genesis, store, InstantSource.fixed(later));
  }

  /// The next transactions, as a peer would send them. Senders take turns.
  List<Bytes> transactions(int count) {
    return IntStream.range(0, count).mapToObj(_ -> unsigned()).toList().parallelStream()
        .map(draft -> draft.transaction().sign(draft.key()).encode())
        .toList();
  }

  private record Draft(Transaction transaction, Bytes32 key) {}

  private Draft unsigned() {
    int sender = nextSender;
    nextSender = (nextSender + 1) % nonces.length;
    boolean transfer = workload == Workload.TRANSFERS;
    Transaction transaction =
        new LegacyTransaction(
            Optional.of(Word.of(CHAIN_ID)),
            nonces[sender]++,
            Word.ZERO,
            workload.gasLimit,
            Optional.of(transfer ? accounts.get(random.nextInt(accounts.size())) : CONTRACT),
            transfer ? Word.ONE : Word.ZERO,
            transfer ? Bytes.EMPTY : randomWord(random).toBytes32(),
            Transaction.UNSIGNED);
    return new Draft(transaction, senderKeys.get(sender));
  }

  BlockBuilder.Proposal proposal(Block parent) {
    return new BlockBuilder.Proposal(
        parent.header().timestamp() + 1,
        owner(VALIDATOR_KEY),
        0,
        GAS_LIMIT,
        Bytes.EMPTY,
        Optional.empty());
  }

  Block sealed(Block block) {
    Bytes32 digest = BlockHashing.commitHash(block.header());
    return BlockBuilder.sealed(block, 0, List.of(Secp256k1.sign(digest, VALIDATOR_KEY)));
  }

  private static Word randomWord(SplittableRandom random) {
    return new Word(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  private static Bytes32 key(int number) {
    return Keccak.hash(Bytes.ofUnsignedInt(number & 0xffffffffL));
  }

  private static Address owner(Bytes32 key) {
    return Secp256k1.address(Secp256k1.publicKey(key));
  }
}
