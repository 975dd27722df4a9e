package org.concordat.deploy.bench;

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

/// The accounts that load a network, the same at every run, and what they send: signed ahead of the
/// measurement.
final class NetworkSenders {
  private static final int COUNT = 1_000;
  private static final int RECIPIENTS = 100_000;
  private static final long SEED = 20_261_126;
  private static final Address CONTRACT = Address.ofWord(0, 0, 0xc0de);

  /// Each load has accounts of its own: what one has signed and not sent leaves no gap in another's
  /// nonces.
  enum Group {
    TRANSFERS(0),
    PACED_TRANSFERS(1),
    STORES(2);

    private final int number;

    Group(int number) {
      this.number = number;
    }
  }

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Word chainId;
  private final List<Bytes32> keys;
  private final long[] nonces = new long[COUNT];
  private int next;

  NetworkSenders(long chainId, Group group) {
    this.chainId = Word.of(chainId);
    this.keys = keys(group);
  }

  private static List<Bytes32> keys(Group group) {
    int first = group.number * COUNT;
    return IntStream.range(first, first + COUNT).mapToObj(LoneValidator::key).toList();
  }

  /// @param sender its number; transactions of one sender go to one node, so that they arrive in
  ///   order
  record Signed(int sender, String hash, Bytes encoded) {}

  /// What the network must start with.
  static SortedMap<Address, GenesisAccount> accounts() {
    SortedMap<Address, GenesisAccount> accounts = new TreeMap<>();
    GenesisAccount rich = GenesisAccount.ofBalance(UInt256.valueOf(10).pow(24));
    for (Group group : Group.values()) {
      keys(group).forEach(key -> accounts.put(LoneValidator.owner(key), rich));
    }
    accounts.put(CONTRACT, GenesisAccount.ofContract(Workload.STORING_CODE, new TreeMap<>()));
    return accounts;
  }

  /// The next transactions; senders take turns.
  List<Signed> sign(Workload workload, int count) {
    return IntStream.range(0, count).mapToObj(_ -> draft(workload)).toList().parallelStream()
        .map(this::signed)
        .toList();
  }

  private record Draft(int sender, Transaction transaction) {}

  private Signed signed(Draft draft) {
    Transaction signed = draft.transaction().sign(keys.get(draft.sender()));
    return new Signed(draft.sender(), signed.hash().toHexString(), signed.encode());
  }

  private Draft draft(Workload workload) {
    int sender = next;
    next = (next + 1) % COUNT;
    boolean transfer = workload == Workload.TRANSFERS;
    return new Draft(
        sender,
        new LegacyTransaction(
            Optional.of(chainId),
            nonces[sender]++,
            Word.ZERO,
            workload.gasLimit,
            Optional.of(transfer ? recipient() : CONTRACT),
            transfer ? Word.ONE : Word.ZERO,
            transfer ? Bytes.EMPTY : slot().toBytes32(),
            Transaction.UNSIGNED));
  }

  private Address recipient() {
    return Address.ofWord(0, 1, random.nextInt(RECIPIENTS));
  }

  private Word slot() {
    return new Word(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }
}
