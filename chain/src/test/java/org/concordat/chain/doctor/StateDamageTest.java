package org.concordat.chain.doctor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.MutableBytes;
import org.concordat.chain.doctor.Finding.InIndex;
import org.concordat.chain.doctor.Finding.InState;
import org.concordat.chain.state.StateRetention;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;
import org.junit.jupiter.api.Test;

/// Damage to the flat tables and to the history, planted entry by entry.
class StateDamageTest {
  private static final int BLOCKS = 12;

  private final StoredChain chain = StoredChain.inMemory(BLOCKS);

  @Test
  void everyEntryOfTheFlatTablesIsMissedWhenItIsGoneOrChanged() {
    for (Segment table : List.of(Segment.FLAT_ACCOUNTS, Segment.FLAT_STORAGE)) {
      List<Bytes> keys = new ArrayList<>();
      List<Bytes> values = new ArrayList<>();
      chain.store.scan(table, Bytes.EMPTY, (key, value) -> keys.add(key) && values.add(value));
      for (int i = 0; i < keys.size(); i++) {
        chain.put(table, keys.get(i), flipped(values.get(i), values.get(i).size() - 1));
        assertTwice(chain.examine(), table);
        chain.remove(table, keys.get(i));
        assertTwice(chain.examine(), table);
        chain.put(table, keys.get(i), values.get(i));
      }
      assertThat(keys).isNotEmpty();
    }
    assertThat(chain.examine().isSound()).isTrue();
  }

  /// The entry is named, and the root of the table is not what it should be.
  private static void assertTwice(Examination found, Segment table) {
    assertThat(found.findings())
        .filteredOn(it -> it instanceof InIndex index && index.index() == table)
        .hasSize(2);
    assertThat(found.findings()).hasOnlyElementsOfType(InIndex.class).hasSizeLessThan(4);
  }

  @Test
  void flatEntriesThatNoTrieHasAreFound() {
    Bytes account = chain.store.first(Segment.FLAT_ACCOUNTS, Bytes.EMPTY).orElseThrow().value();
    plant(Segment.FLAT_ACCOUNTS, Bytes.repeat((byte) 7, 32), account);
    plant(Segment.FLAT_ACCOUNTS, Bytes.repeat((byte) 7, 31), account);
    plant(Segment.FLAT_STORAGE, Bytes.repeat((byte) 7, 64), Bytes.of(1));
    plant(Segment.FLAT_STORAGE, Bytes.repeat((byte) 7, 65), Bytes.of(1));
    plant(Segment.STATE_HISTORY, Bytes.repeat((byte) 7, 65), Bytes.of(1));
    plant(
        Segment.STATE_HISTORY,
        Bytes.concatenate(Bytes.of(0x10), Bytes.ofUnsignedLong(BLOCKS + 1)),
        Bytes.of(1));
  }

  private void plant(Segment table, Bytes key, Bytes value) {
    chain.put(table, key, value);
    assertThat(chain.examine().findings())
        .isNotEmpty()
        .allSatisfy(it ->
            assertThat(it)
                .isInstanceOfSatisfying(
                    InIndex.class, index -> assertThat(index.index()).isEqualTo(table)));
    chain.remove(table, key);
  }

  @Test
  void tablesOfAnotherBlocksStateAreNamed() {
    chain.put(
        Segment.METADATA,
        Bytes.wrap("state-height".getBytes(US_ASCII)),
        Bytes.ofUnsignedLong(BLOCKS - 1));
    assertState(chain.examine());
  }

  @Test
  void theRootOfEveryOlderStateIsMissedWhenItIsGone() {
    for (long number = 1; number <= BLOCKS; number++) {
      Bytes key = Bytes.concatenate(Bytes.of(0x10), Bytes.ofUnsignedLong(number));
      Bytes node = chain.store.get(Segment.STATE_HISTORY, key).orElseThrow();
      chain.remove(Segment.STATE_HISTORY, key);
      long before = number - 1;
      assertThat(chain.examine().findings())
          .singleElement()
          .isInstanceOfSatisfying(InState.class, it -> assertThat(it.number()).isEqualTo(before));
      chain.put(Segment.STATE_HISTORY, key, node);
    }
  }

  @Test
  void everyNodeOfEveryOlderStateIsMissedByAFullExamination() {
    List<Bytes> keys = new ArrayList<>();
    List<Bytes> values = new ArrayList<>();
    chain.store.scan(
        Segment.STATE_HISTORY, Bytes.EMPTY, (key, value) -> keys.add(key) && values.add(value));
    assertThat(keys).hasSizeGreaterThan(BLOCKS);
    for (int i = 0; i < keys.size(); i++) {
      chain.put(
          Segment.STATE_HISTORY, keys.get(i), flipped(values.get(i), values.get(i).size() / 2));
      assertState(chain.examineFully());
      chain.remove(Segment.STATE_HISTORY, keys.get(i));
      assertState(chain.examineFully());
      chain.put(Segment.STATE_HISTORY, keys.get(i), values.get(i));
    }
    assertThat(chain.examineFully().isSound()).isTrue();
  }

  @Test
  void aFullNodesDirectoryIsSoundWithoutItsOldStates() {
    StoredChain full = StoredChain.inMemory(BLOCKS, new StateRetention.Full(3));
    assertThat(full.examineFully().findings()).isEmpty();
    Bytes root = Bytes.concatenate(Bytes.of(0x10), Bytes.ofUnsignedLong(BLOCKS - 1));
    full.store.write(new WriteBatch().remove(Segment.STATE_HISTORY, root));
    assertState(full.examine());
  }

  private static Bytes flipped(Bytes value, int at) {
    MutableBytes changed = value.mutableCopy();
    changed.set(at, (byte) (value.get(at) ^ 0x55));
    return changed;
  }

  private static void assertState(Examination found) {
    assertThat(found.findings()).isNotEmpty().hasOnlyElementsOfType(InState.class);
  }
}
