package org.concordat.chain.doctor;

import static org.concordat.chain.ledger.TestNetwork.ALICE_KEY;
import static org.concordat.chain.ledger.TestNetwork.CHAIN_ID;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.LedgerOpening;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.state.StateRetention;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.FeeMarketTransaction;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;

/// A chain whose blocks carry transfers and storage writes, in a store that tests may damage.
final class StoredChain {
  private static final InstantSource LATER =
      InstantSource.fixed(Instant.parse("2200-01-01T00:00:00Z"));

  /// Stores the second word of the call data in the slot that the first one names.
  private static final Address CONTRACT = new Address(0, 0, 77);

  private static final Bytes CODE = Bytes.fromHexString("0x60203560003555");

  final TestNetwork network = new TestNetwork(4).withContract(CONTRACT, CODE);
  final KeyValueStore store;
  private final Ledger ledger;
  private final List<Block> blocks = new ArrayList<>();
  private long nonce;

  StoredChain(KeyValueStore store) {
    this(store, new StateRetention.Archive());
  }

  private StoredChain(KeyValueStore store, StateRetention retention) {
    this.store = store;
    this.ledger = LedgerOpening.open(network.genesis(), store, LATER, retention);
    blocks.add(ledger.head());
  }

  static StoredChain inMemory(int blocks) {
    return inMemory(blocks, new StateRetention.Archive());
  }

  static StoredChain inMemory(int blocks, StateRetention retention) {
    StoredChain chain = new StoredChain(new InMemoryKeyValueStore(), retention);
    Random random = new Random(blocks);
    for (int i = 0; i < blocks; i++) {
      chain.grow(random);
    }
    return chain;
  }

  /// One block of a transfer and a storage write.
  Block grow(Random random) {
    Block block =
        TestNetwork.seal(
            network.build(ledger, List.of(transfer(random), write(random))),
            network.validatorKeys());
    ledger.importBlock(block);
    blocks.add(block);
    return block;
  }

  private Transaction transfer(Random random) {
    return transaction(new Address(0, 0, 1_000 + random.nextInt(500)), 1, Bytes.EMPTY, 21_000);
  }

  private Transaction write(Random random) {
    Bytes data =
        Bytes.concatenate(Word.of(random.nextInt(100)).toBytes32(), Word.of(1 + nonce).toBytes32());
    return transaction(CONTRACT, 0, data, 100_000);
  }

  private Transaction transaction(Address to, long wei, Bytes data, long gas) {
    return new FeeMarketTransaction(
            Word.of(CHAIN_ID),
            nonce++,
            Word.ZERO,
            TestNetwork.GWEI,
            gas,
            Optional.of(to),
            Word.of(wei),
            data,
            List.of(),
            Transaction.UNSIGNED)
        .sign(ALICE_KEY);
  }

  Block block(long number) {
    return blocks.get((int) number);
  }

  Bytes32 hash(long number) {
    return block(number).hash();
  }

  Doctor doctor() {
    return new Doctor(network.genesis(), LATER);
  }

  Examination examine() {
    return doctor().examine(store);
  }

  Examination examineFully() {
    return doctor().examineFully(store, new InMemoryKeyValueStore());
  }

  void put(Segment segment, Bytes key, Bytes value) {
    store.write(new WriteBatch().put(segment, key, value));
  }

  void remove(Segment segment, Bytes key) {
    store.write(new WriteBatch().remove(segment, key));
  }
}
