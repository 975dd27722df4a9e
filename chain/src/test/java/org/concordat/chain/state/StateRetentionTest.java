package org.concordat.chain.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ChainException;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class StateRetentionTest {
  private static final int BLOCKS = 60;
  private static final int KEPT = 8;
  private static final Address CONTRACT = new Address(0, 0, 0xc0);

  private final InMemoryKeyValueStore store = new InMemoryKeyValueStore();
  private final List<WorldState> states = new ArrayList<>();
  private final List<Map<Word, Word>> slots = new ArrayList<>();

  private StateTables tables(StateRetention retention) {
    return new StateTables(store, retention);
  }

  private void grow(StateTables tables, int blocks, Random random) {
    for (int i = 0; i < blocks; i++) {
      WorldState before = states.isEmpty() ? tables.empty() : states.getLast();
      boolean wiped = random.nextInt(10) == 0;
      Map<Word, Word> changed = new HashMap<>();
      for (int j = random.nextInt(12); j > 0; j--) {
        changed.put(Word.of(random.nextInt(40)), Word.of(random.nextInt(3)));
      }
      AccountChange change =
          new AccountChange.Written(1, Word.of(i), Account.EMPTY_CODE_HASH, wiped, changed);
      StateUpdate update = before.update(new StateChanges(Map.of(CONTRACT, change), Map.of()));
      WriteBatch batch = new WriteBatch();
      tables.add(batch, update);
      store.write(batch);
      states.add(new WorldState(tables, update.height(), update.root()));
      Map<Word, Word> now =
          wiped || slots.isEmpty() ? new HashMap<>() : new HashMap<>(slots.getLast());
      now.putAll(changed);
      slots.add(now);
    }
  }

  private void check(int height) {
    for (int key = 0; key < 40; key++) {
      Word slot = Word.of(key);
      assertThat(states.get(height).storage(CONTRACT, slot))
          .isEqualTo(slots.get(height).getOrDefault(slot, Word.ZERO));
    }
  }

  @Test
  void anArchiveAnswersForEveryHeightAlsoAfterWipesAndANewStart() {
    grow(tables(new StateRetention.Archive()), BLOCKS, new Random(7));
    StateTables reopened = tables(new StateRetention.Archive());
    states.replaceAll(state -> reopened.at(states.indexOf(state), state.root()));
    for (int height = 0; height < BLOCKS; height++) {
      check(height);
    }
    assertThat(store.first(Segment.HISTORY_JOURNAL, Bytes.EMPTY)).isEmpty();
  }

  @Test
  void aFullNodeAnswersForTheLastBlocksAndRefusesWhatIsOlder() {
    StateTables tables = tables(new StateRetention.Full(KEPT));
    grow(tables, BLOCKS, new Random(7));
    long oldest = BLOCKS - 1 - KEPT;
    assertThat(tables.oldest()).isEqualTo(oldest);
    for (int height = (int) oldest; height < BLOCKS; height++) {
      check(height);
    }
    assertThatThrownBy(() -> tables.at(oldest - 1, states.get((int) oldest - 1).root()))
        .isInstanceOfSatisfying(
            ChainException.class,
            e -> assertThat(e.code()).isEqualTo(ChainException.Code.STATE_NOT_KEPT))
        .hasMessageContaining("ask an archive node");
    List<Long> heights = new ArrayList<>();
    store.scan(
        Segment.STATE_HISTORY,
        Bytes.EMPTY,
        (key, value) -> heights.add(key.slice(key.size() - Long.BYTES).toLong()));
    assertThat(heights).isNotEmpty().allMatch(height -> height > oldest);
  }

  @Test
  void aReaderOfAPrunedStateIsToldSoAndNotThatTheDatabaseIsDamaged() {
    StateTables tables = tables(new StateRetention.Full(KEPT));
    grow(tables, BLOCKS, new Random(7));
    StateTables withoutCache = tables(new StateRetention.Full(KEPT));
    WorldState old = new WorldState(withoutCache, 2, states.get(2).root());
    assertThatThrownBy(() -> old.storage(CONTRACT, Word.ZERO))
        .isInstanceOfSatisfying(
            ChainException.class,
            e -> assertThat(e.code()).isEqualTo(ChainException.Code.STATE_NOT_KEPT));
  }

  @Test
  void aDirectoryOfAFullNodeCannotBecomeAnArchive() {
    grow(tables(new StateRetention.Full(KEPT)), BLOCKS, new Random(7));
    assertThatThrownBy(() -> tables(new StateRetention.Archive()))
        .isInstanceOfSatisfying(
            ChainException.class,
            e -> assertThat(e.code()).isEqualTo(ChainException.Code.STORE_FORMAT));
  }

  @Test
  void anArchiveThatBecomesAFullNodeLosesItsOldHistoryInBoundedSteps() {
    Random random = new Random(7);
    grow(tables(new StateRetention.Archive()), BLOCKS, random);
    int before = historyBelow(BLOCKS);
    StateTables tables = tables(new StateRetention.Full(KEPT));
    grow(tables, KEPT - 1, random);
    assertThat(historyBelow(BLOCKS)).as("still needed").isEqualTo(before);

    int most = 0;
    while (historyBelow(BLOCKS) > 0) {
      int left = historyBelow(BLOCKS);
      grow(tables(new StateRetention.Full(KEPT)), 1, random);
      most = Math.max(most, left - historyBelow(BLOCKS));
      checkAnew(states.size() - 1 - KEPT);
    }
    assertThat(most).isPositive().isLessThanOrEqualTo(HistoryPruning.MOST_SWEPT);
    assertThat(before).as("takes more than one step").isGreaterThan(HistoryPruning.MOST_SWEPT);
    grow(tables, 1, random);
    assertThat(store.get(Segment.METADATA, HistoryPruning.SWEPT)).isEmpty();
    assertThat(store.get(Segment.METADATA, HistoryPruning.UNJOURNALED)).isEmpty();
  }

  /// By a reader that remembers no node.
  private void checkAnew(int height) {
    StateTables tables = tables(new StateRetention.Full(KEPT));
    states.set(height, tables.at(height, states.get(height).root()));
    check(height);
  }

  private int historyBelow(long height) {
    AtomicInteger entries = new AtomicInteger();
    store.scan(
        Segment.STATE_HISTORY,
        Bytes.EMPTY,
        (key, _) -> {
          entries.addAndGet(TriePlace.height(key) < height ? 1 : 0);
          return true;
        });
    return entries.get();
  }

  @Test
  void aDirectoryRemembersWhatItsNodeKept() {
    assertThat(StateTables.retentionIn(store)).isEqualTo(new StateRetention.Archive());
    grow(tables(new StateRetention.Full(KEPT)), 1, new Random(7));
    assertThat(StateTables.retentionIn(store)).isEqualTo(new StateRetention.Full(KEPT));
    grow(tables(new StateRetention.Full(KEPT + 1)), 1, new Random(7));
    assertThat(StateTables.retentionIn(store)).isEqualTo(new StateRetention.Full(KEPT + 1));
  }

  @Test
  void aFullNodesDirectoryFromBeforeTheLimitWasWrittenDownGoesOnWithTheDefault() {
    grow(tables(new StateRetention.Full(KEPT)), BLOCKS, new Random(7));
    store.write(new WriteBatch().remove(Segment.METADATA, HistoryPruning.KEPT));
    assertThat(StateTables.retentionIn(store))
        .isEqualTo(new StateRetention.Full(StateRetention.DEFAULT_BLOCKS));
  }

  @Test
  void aFullNodeThatHasLostNothingYetMayBecomeAnArchiveAndAFullNodeAgain() {
    Random random = new Random(7);
    grow(tables(new StateRetention.Full(KEPT)), KEPT, random);
    grow(tables(new StateRetention.Archive()), BLOCKS, random);
    assertThat(StateTables.retentionIn(store)).isEqualTo(new StateRetention.Archive());
    assertThat(store.first(Segment.HISTORY_JOURNAL, Bytes.EMPTY)).isEmpty();
    check(0);

    int switched = states.size();
    StateTables tables = tables(new StateRetention.Full(KEPT));
    grow(tables, KEPT + BLOCKS, random);
    assertThat(tables.oldest()).isEqualTo(states.size() - 1 - KEPT);
    assertThat(historyBelow(switched)).isZero();
  }

  @Test
  void aNodeThatIsNotWhatItsParentNamesIsNotFollowed() {
    StateTables tables = tables(new StateRetention.Archive());
    grow(tables, 3, new Random(7));
    Bytes root = TriePlace.of(TriePlace.accounts(), Bytes.EMPTY);
    Optional<Bytes> node = store.get(Segment.STATE_TRIES, root);
    store.write(new WriteBatch().put(Segment.STATE_TRIES, root, node.orElseThrow().not()));
    WorldState state =
        new WorldState(tables(new StateRetention.Archive()), 2, states.get(2).root());
    assertThatThrownBy(() -> state.prove(CONTRACT, List.of()))
        .isInstanceOfSatisfying(
            ChainException.class,
            e -> assertThat(e.code()).isEqualTo(ChainException.Code.STORE_CORRUPT));
  }
}
