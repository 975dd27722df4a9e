package org.concordat.chain.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.chain.ledger.TransactionSource;
import org.concordat.chain.types.FeeMarketTransaction;
import org.concordat.chain.types.Transaction;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

/// Random traffic and blocks against a pool that is only nested maps.
class TransactionPoolModelTest {
  private static final int SENDERS = 4;
  private static final int STEPS = 400;
  private static final int FULL = 20;
  private static final long RICH = 1_000_000_000_000_000_000L;

  @Test
  void everyExecutableTransactionIsOfferedOnceInNonceOrder() {
    for (long seed = 1; seed <= 5; seed++) {
      run(seed);
    }
  }

  private static void run(long seed) {
    Random random = new Random(seed);
    TestNetwork network = new TestNetwork(1);
    for (int i = 0; i < SENDERS; i++) {
      network.withBalance(TestNetwork.addressOf(key(i)), RICH);
    }
    Ledger ledger = network.open();
    TransactionPool pool =
        new TransactionPool(PoolLimits.ofFees(Word.ZERO), () -> PoolView.of(ledger));
    ledger.addHeadListener(pool);
    Map<Address, NavigableMap<Long, Transaction>> model = new HashMap<>();
    long[] nonces = new long[SENDERS];
    for (int step = 0; step < STEPS; step++) {
      int sender = random.nextInt(SENDERS);
      if (random.nextInt(40) == 0) {
        List<Transaction> taken = drain(pool);
        network.extend(ledger, taken.toArray(Transaction[]::new));
        for (int i = 0; i < SENDERS; i++) {
          NavigableMap<Long, Transaction> queue = queue(model, i);
          while (queue.remove(nonces[i]) != null) {
            nonces[i]++;
          }
        }
      } else {
        Transaction transaction =
            transaction(sender, nonces[sender] + random.nextInt(6), 1 + random.nextInt(100));
        AddResult result = pool.add(transaction);
        if (result instanceof AddResult.Added || result instanceof AddResult.Replaced) {
          queue(model, sender).put(transaction.nonce(), transaction);
        }
      }
      check("seed " + seed + ", step " + step, pool, model, nonces);
    }
  }

  @Test
  void aFullPoolGivesUpWhatASearchThroughAllOfItWouldFind() {
    for (long seed = 1; seed <= 5; seed++) {
      crowd(seed);
    }
  }

  private record Waiting(Transaction transaction, long arrival) {}

  private static void crowd(long seed) {
    Random random = new Random(seed);
    TestNetwork network = new TestNetwork(1);
    for (int i = 0; i < SENDERS; i++) {
      network.withBalance(TestNetwork.addressOf(key(i)), RICH);
    }
    Ledger ledger = network.open();
    PoolLimits limits = new PoolLimits(FULL, 64, PoolLimits.TRANSACTION_SIZE, 0, Word.ZERO);
    TransactionPool pool = new TransactionPool(limits, () -> PoolView.of(ledger));
    List<NavigableMap<Long, Waiting>> model = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      model.add(new TreeMap<>());
    }
    for (int step = 0; step < STEPS; step++) {
      int sender = random.nextInt(SENDERS);
      long nonce = random.nextInt(12);
      Transaction transaction = transaction(sender, nonce, 1 + step);
      boolean taken = !(pool.add(transaction) instanceof AddResult.Rejected);
      assertThat(taken).as("seed %d, step %d", seed, step).isEqualTo(fits(model, sender, nonce));
      if (taken) {
        model.get(sender).put(nonce, new Waiting(transaction, step));
      }
      assertThat(pool.all())
          .as("seed %d, step %d", seed, step)
          .containsExactlyInAnyOrderElementsOf(
              model.stream()
                  .flatMap(it -> it.values().stream())
                  .map(Waiting::transaction)
                  .toList());
    }
  }

  /// Makes room where the rules of the package allow it.
  private static boolean fits(List<NavigableMap<Long, Waiting>> model, int sender, long nonce) {
    int size = model.stream().mapToInt(Map::size).sum();
    if (size < FULL || model.get(sender).containsKey(nonce)) {
      return true;
    }
    if (nonce != runEnd(model.get(sender))) {
      return false;
    }
    Optional<Waiting> newest =
        model.stream()
            .flatMap(it -> it.tailMap(runEnd(it), true).values().stream())
            .max(Comparator.comparingLong(Waiting::arrival));
    newest.ifPresent(it -> model.forEach(queue -> queue.values().remove(it)));
    return newest.isPresent();
  }

  private static long runEnd(NavigableMap<Long, Waiting> queue) {
    long end = 0;
    while (queue.containsKey(end)) {
      end++;
    }
    return end;
  }

  private static void check(
      String where,
      TransactionPool pool,
      Map<Address, NavigableMap<Long, Transaction>> model,
      long[] nonces) {
    List<Transaction> offered = drain(pool);
    List<Transaction> expected = new ArrayList<>();
    int all = 0;
    for (int i = 0; i < SENDERS; i++) {
      NavigableMap<Long, Transaction> queue = queue(model, i);
      all += queue.size();
      List<Transaction> run = new ArrayList<>();
      for (long nonce = nonces[i]; queue.containsKey(nonce); nonce++) {
        run.add(queue.get(nonce));
      }
      Address sender = TestNetwork.addressOf(key(i));
      assertThat(offered.stream().filter(t -> t.sender().orElseThrow().equals(sender)))
          .as(where)
          .containsExactlyElementsOf(run);
      assertThat(pool.pendingNonce(sender)).as(where).isEqualTo(nonces[i] + run.size());
      expected.addAll(run);
    }
    assertThat(pool.status())
        .as(where)
        .isEqualTo(new TransactionPool.Status(expected.size(), all - expected.size()));
    assertThat(offered).as(where).isEqualTo(drain(pool));
  }

  private static NavigableMap<Long, Transaction> queue(
      Map<Address, NavigableMap<Long, Transaction>> model, int sender) {
    return model.computeIfAbsent(TestNetwork.addressOf(key(sender)), _ -> new TreeMap<>());
  }

  private static List<Transaction> drain(TransactionPool pool) {
    TransactionSource.Selection selection = pool.select(Word.ZERO);
    List<Transaction> all = new ArrayList<>();
    for (Optional<Transaction> next = selection.next(); next.isPresent(); next = selection.next()) {
      all.add(next.get());
    }
    return all;
  }

  private static Bytes32 key(int sender) {
    return TestNetwork.key(3_000 + sender);
  }

  private static Transaction transaction(int sender, long nonce, long price) {
    return new FeeMarketTransaction(
            Word.of(TestNetwork.CHAIN_ID),
            nonce,
            Word.of(price),
            Word.of(price),
            21_000,
            Optional.of(new Address(0, 0, 0x51)),
            Word.ONE,
            Bytes.EMPTY,
            List.of(),
            Transaction.UNSIGNED)
        .sign(key(sender));
  }
}
