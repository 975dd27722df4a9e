package org.concordat.deploy.bench;

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
import org.concordat.chain.types.LegacyTransaction;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisAccount;
import org.concordat.genesis.config.GenesisFile;

/// A network without fees, of one validator, whose genesis state is large: the same at every run.
/// Every sender holds ether; what they send goes to accounts all over the state.
final class CrowdedNetwork {
  private static final int MAX_SENDERS = 10_000;
  private static final long SEED = 20_261_125;
  private static final Address CONTRACT = Address.ofWord(0, 0, 0xc0de);

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
        IntStream.range(0, Math.min(accounts, MAX_SENDERS)).mapToObj(LoneValidator::key).toList();
    List<Address> all = new ArrayList<>(keys.parallelStream().map(LoneValidator::owner).toList());
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
    return LoneValidator.genesis(alloc);
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
            Optional.of(LoneValidator.CHAIN_ID),
            nonces[sender]++,
            Word.ZERO,
            workload.gasLimit,
            Optional.of(transfer ? accounts.get(random.nextInt(accounts.size())) : CONTRACT),
            transfer ? Word.ONE : Word.ZERO,
            transfer ? Bytes.EMPTY : randomWord(random).toBytes32(),
            Transaction.UNSIGNED);
    return new Draft(transaction, senderKeys.get(sender));
  }

  private static Word randomWord(SplittableRandom random) {
    return new Word(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }
}
