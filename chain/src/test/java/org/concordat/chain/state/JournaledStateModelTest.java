package org.concordat.chain.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

/// Random transactions against a model that copies whole maps where the journal keeps undo steps.
class JournaledStateModelTest {
  private static final int SEEDS = 200;
  private static final int STEPS = 150;
  private static final int ACCOUNTS = 4;
  private static final int KEYS = 3;

  /// The state of everything as plain values; copied for each snapshot.
  private record Model(
      Map<Address, Long> nonces, Map<Address, Word> balances, Map<SlotKey, Word> slots) {
    Model copy() {
      return new Model(new HashMap<>(nonces), new HashMap<>(balances), new HashMap<>(slots));
    }
  }

  @Test
  void theJournalAgreesWithCopiedMaps() {
    for (long seed = 0; seed < SEEDS; seed++) {
      run(seed);
    }
  }

  private static void run(long seed) {
    Random random = new Random(seed);
    InMemoryState stored = new InMemoryState();
    JournaledState state = new JournaledState(stored);
    Model model = new Model(new HashMap<>(), new HashMap<>(), new HashMap<>());
    Deque<Integer> snapshots = new ArrayDeque<>();
    Deque<Model> copies = new ArrayDeque<>();
    for (int step = 0; step < STEPS; step++) {
      Address account = new Address(0, 0, 1 + random.nextInt(ACCOUNTS));
      switch (random.nextInt(8)) {
        case 0, 1 -> {
          Word value = Word.of(random.nextInt(3));
          Word key = Word.of(random.nextInt(KEYS));
          state.setNonce(account, 1 + random.nextInt(5));
          model.nonces.put(account, state.nonce(account));
          state.setStorage(account, key, value);
          model.slots.put(new SlotKey(account, key), value);
        }
        case 2 -> {
          state.addBalance(account, Word.of(random.nextInt(3)));
          model.balances.put(account, state.balance(account));
        }
        case 3, 4 -> {
          snapshots.push(state.snapshot());
          copies.push(model.copy());
        }
        case 5 -> {
          if (!snapshots.isEmpty()) {
            state.revertTo(snapshots.pop());
            model = copies.pop();
          }
        }
        case 6 -> {
          state.endTransaction();
          snapshots.clear();
          copies.clear();
        }
        default -> {
          state.endTransaction();
          snapshots.clear();
          copies.clear();
          stored.apply(state.changes());
          state = new JournaledState(stored);
        }
      }
      check(state, model, "seed " + seed + ", step " + step);
    }
  }

  private static void check(JournaledState state, Model model, String where) {
    for (int i = 1; i <= ACCOUNTS; i++) {
      Address account = new Address(0, 0, i);
      assertThat(state.nonce(account)).as(where).isEqualTo(model.nonces.getOrDefault(account, 0L));
      assertThat(state.balance(account))
          .as(where)
          .isEqualTo(model.balances.getOrDefault(account, Word.ZERO));
      for (int k = 0; k < KEYS; k++) {
        assertThat(state.storage(account, Word.of(k)))
            .as(where)
            .isEqualTo(model.slots.getOrDefault(new SlotKey(account, Word.of(k)), Word.ZERO));
      }
    }
  }
}
