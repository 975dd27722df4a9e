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

/// A network whose blocks hold a few transactions each: transfers of one wei, mostly to accounts
/// that come into being by them, and writes of one slot in one of several contracts. The same at
/// every run; what it does is remembered.
final class MixedNetwork {
  private static final long SEED = 20_261_125;
  private static final int SENDERS = 1_000;
  private static final int ACCOUNTS = 50_000;
  private static final int CONTRACTS = 32;
  private static final int SLOTS = 4_096;
  private static final int TRANSFERS_OF_FIVE = 3;
  private static final long GAS_LIMIT = 60_000;
  private static final Word RICHES = Word.of(1L << 60);
  private static final int WRITING = 0x10;

  /// With one word of input, what that slot holds; with two, the second goes into the slot named by
  /// the first.
  private static final Bytes CODE =
      new Assembly()
          .hex("6020 36 11")
          .push(WRITING)
          .hex("57 5f 35 54 5f 52 6020 5f f3")
          .hex("5b 6020 35 5f 35 55 00")
          .bytes();

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final RememberedValues remembered = new RememberedValues();
  private final List<Bytes32> keys;
  private final List<Address> accounts;
  private final long[] nonces = new long[SENDERS];
  private final int transactionsPerBlock;

  private MixedNetwork(List<Bytes32> keys, List<Address> accounts, int transactionsPerBlock) {
    this.keys = keys;
    this.accounts = accounts;
    this.transactionsPerBlock = transactionsPerBlock;
  }

  static MixedNetwork of(int transactionsPerBlock) {
    List<Bytes32> keys = IntStream.range(0, SENDERS).mapToObj(LoneValidator::key).toList();
    List<Address> accounts = new ArrayList<>(keys.stream().map(LoneValidator::owner).toList());
    SplittableRandom others = new SplittableRandom(SEED + 1);
    while (accounts.size() < ACCOUNTS) {
      accounts.add(new Address(others.nextLong(), others.nextLong(), others.nextInt()));
    }
    return new MixedNetwork(keys, accounts, transactionsPerBlock);
  }

  /// Only senders and contracts are there from the start.
  GenesisFile genesis() {
    SortedMap<Address, GenesisAccount> alloc = new TreeMap<>();
    for (Address sender : accounts.subList(0, SENDERS)) {
      alloc.put(sender, GenesisAccount.ofBalance(UInt256.fromBytes(RICHES.toBytes32())));
      remembered.hold(sender, 0, new RememberedValues.Holding(0, RICHES));
    }
    for (int i = 0; i < CONTRACTS; i++) {
      alloc.put(contract(i), GenesisAccount.ofContract(CODE, new TreeMap<>()));
    }
    return LoneValidator.genesis(alloc);
  }

  /// What is sent for block `height`.
  List<Transaction> transactions(long height) {
    return IntStream.range(0, transactionsPerBlock).mapToObj(_ -> transaction(height)).toList();
  }

  private Transaction transaction(long height) {
    int sender = random.nextInt(SENDERS);
    boolean transfer = random.nextInt(5) < TRANSFERS_OF_FIVE;
    Address from = accounts.get(sender);
    if (transfer) {
      Address to = anyAccount(random);
      remembered.transfer(from, to, height);
      return sign(sender, to, Word.ONE, Bytes.EMPTY);
    }
    Address contract = anyContract(random);
    Word slot = anySlot(random);
    Word value = new Word(0, random.nextLong(), random.nextLong(), random.nextLong());
    remembered.store(from, contract, slot, value, height);
    return sign(
        sender, contract, Word.ZERO, Bytes.concatenate(slot.toBytes32(), value.toBytes32()));
  }

  private Transaction sign(int sender, Address to, Word value, Bytes data) {
    return new LegacyTransaction(
            Optional.of(LoneValidator.CHAIN_ID),
            nonces[sender]++,
            Word.ZERO,
            GAS_LIMIT,
            Optional.of(to),
            value,
            data,
            Transaction.UNSIGNED)
        .sign(keys.get(sender));
  }

  RememberedValues remembered() {
    return remembered;
  }

  Address anyAccount(SplittableRandom choice) {
    return accounts.get(choice.nextInt(ACCOUNTS));
  }

  Address anyContract(SplittableRandom choice) {
    return contract(choice.nextInt(CONTRACTS));
  }

  Word anySlot(SplittableRandom choice) {
    return Word.of(choice.nextInt(SLOTS));
  }

  private static Address contract(int number) {
    return Address.ofWord(0, 0, 0xc0de_0000L + number);
  }
}
