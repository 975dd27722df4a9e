package org.concordat.chain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store must do. An implementation's test extends this.
abstract class KeyValueStoreContract {
  private static final long SEED = 20_261_121;
  private KeyValueStore store;

  abstract KeyValueStore create();

  @BeforeEach
  void open() {
    store = create();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatIsWrittenIsFoundInItsSegmentOnly() {
    store.write(new WriteBatch().put(Segment.HEADERS, Bytes.of(1), Bytes.of(10)));
    assertThat(store.get(Segment.HEADERS, Bytes.of(1))).contains(Bytes.of(10));
    assertThat(store.contains(Segment.HEADERS, Bytes.of(1))).isTrue();
    assertThat(store.get(Segment.BODIES, Bytes.of(1))).isEmpty();
    assertThat(store.get(Segment.HEADERS, Bytes.of(2))).isEmpty();
  }

  @Test
  void theLastChangeToAKeyCounts() {
    store.write(
        new WriteBatch()
            .put(Segment.CODE, Bytes.of(1), Bytes.of(10))
            .remove(Segment.CODE, Bytes.of(1))
            .put(Segment.CODE, Bytes.of(1), Bytes.of(11))
            .put(Segment.CODE, Bytes.of(2), Bytes.of(12))
            .remove(Segment.CODE, Bytes.of(2))
            .remove(Segment.CODE, Bytes.of(3)));
    assertThat(store.get(Segment.CODE, Bytes.of(1))).contains(Bytes.of(11));
    assertThat(store.get(Segment.CODE, Bytes.of(2))).isEmpty();
  }

  @Test
  void emptyKeysAndValuesAreEntriesLikeOthers() {
    store.write(new WriteBatch().put(Segment.METADATA, Bytes.EMPTY, Bytes.EMPTY));
    assertThat(store.get(Segment.METADATA, Bytes.EMPTY)).contains(Bytes.EMPTY);
  }

  @Test
  void aScanGivesThePrefixInUnsignedOrder() {
    WriteBatch batch = new WriteBatch();
    for (int i = 255; i >= 0; i--) {
      batch.put(Segment.CANONICAL, Bytes.of(7, i), Bytes.of(i));
    }
    batch.put(Segment.CANONICAL, Bytes.of(6, 255), Bytes.of(0));
    batch.put(Segment.CANONICAL, Bytes.of(8), Bytes.of(0));
    store.write(batch);
    List<Integer> seen = new ArrayList<>();
    store.scan(
        Segment.CANONICAL,
        Bytes.of(7),
        (key, value) -> {
          assertThat(key).isEqualTo(Bytes.concatenate(Bytes.of(7), value));
          seen.add(value.toInt());
          return true;
        });
    assertThat(seen).hasSize(256).isSorted();
  }

  @Test
  void aScanStopsWhenToldAndSeesNoLaterWrite() {
    for (int i = 0; i < 10; i++) {
      store.write(new WriteBatch().put(Segment.BODIES, Bytes.of(i), Bytes.of(i)));
    }
    List<Bytes> seen = new ArrayList<>();
    store.scan(
        Segment.BODIES,
        Bytes.EMPTY,
        (key, value) -> {
          store.write(new WriteBatch().remove(Segment.BODIES, Bytes.of(seen.size() + 1)));
          seen.add(key);
          return seen.size() < 4;
        });
    assertThat(seen).containsExactly(Bytes.of(0), Bytes.of(1), Bytes.of(2), Bytes.of(3));
  }

  @Test
  void theFirstEntryFromAKeyOnIsFoundInItsSegment() {
    store.write(
        new WriteBatch()
            .put(Segment.STATE_HISTORY, Bytes.of(1, 5), Bytes.of(15))
            .put(Segment.STATE_HISTORY, Bytes.of(1, 255), Bytes.of(16))
            .put(Segment.CODE, Bytes.of(1, 6), Bytes.of(17)));
    assertThat(store.first(Segment.STATE_HISTORY, Bytes.of(1)))
        .contains(new KeyValueStore.Entry(Bytes.of(1, 5), Bytes.of(15)));
    assertThat(store.first(Segment.STATE_HISTORY, Bytes.of(1, 5)))
        .contains(new KeyValueStore.Entry(Bytes.of(1, 5), Bytes.of(15)));
    assertThat(store.first(Segment.STATE_HISTORY, Bytes.of(1, 6)))
        .contains(new KeyValueStore.Entry(Bytes.of(1, 255), Bytes.of(16)));
    assertThat(store.first(Segment.STATE_HISTORY, Bytes.of(2))).isEmpty();
  }

  @Test
  void aRemovedPrefixIsGoneAndWhatTheBatchPutsAfterwardsStays() {
    store.write(
        new WriteBatch()
            .put(Segment.FLAT_STORAGE, Bytes.of(6, 255), Bytes.of(1))
            .put(Segment.FLAT_STORAGE, Bytes.of(7), Bytes.of(2))
            .put(Segment.FLAT_STORAGE, Bytes.of(7, 255, 255), Bytes.of(3))
            .put(Segment.FLAT_STORAGE, Bytes.of(8), Bytes.of(4))
            .put(Segment.FLAT_STORAGE, Bytes.of(255, 255), Bytes.of(5)));
    store.write(
        new WriteBatch()
            .put(Segment.FLAT_STORAGE, Bytes.of(7, 1), Bytes.of(6))
            .removePrefix(Segment.FLAT_STORAGE, Bytes.of(7))
            .removePrefix(Segment.FLAT_STORAGE, Bytes.of(255))
            .put(Segment.FLAT_STORAGE, Bytes.of(7, 2), Bytes.of(7)));
    List<Bytes> left = new ArrayList<>();
    store.scan(Segment.FLAT_STORAGE, Bytes.EMPTY, (key, value) -> left.add(key));
    assertThat(left).containsExactly(Bytes.of(6, 255), Bytes.of(7, 2), Bytes.of(8));
    store.write(new WriteBatch().removePrefix(Segment.FLAT_STORAGE, Bytes.EMPTY));
    assertThat(store.first(Segment.FLAT_STORAGE, Bytes.EMPTY)).isEmpty();
  }

  @Test
  void manyBatchesLeaveWhatAMapWouldHold() {
    Random random = new Random(SEED);
    TreeMap<String, Bytes> model = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      WriteBatch batch = new WriteBatch();
      for (int j = random.nextInt(20); j > 0; j--) {
        Bytes key = Bytes.random(random.nextInt(3), random);
        if (random.nextInt(3) == 0) {
          batch.remove(Segment.FLAT_ACCOUNTS, key);
          model.remove(key.toHexString());
        } else {
          Bytes value = Bytes.random(random.nextInt(50), random);
          batch.put(Segment.FLAT_ACCOUNTS, key, value);
          model.put(key.toHexString(), value);
        }
      }
      store.write(batch);
    }
    TreeMap<String, Bytes> found = new TreeMap<>();
    store.scan(
        Segment.FLAT_ACCOUNTS,
        Bytes.EMPTY,
        (key, value) -> {
          found.put(key.toHexString(), value);
          return true;
        });
    assertThat(found).isEqualTo(model);
  }

  @Test
  void aCallersLaterChangeToItsArraysDoesNotReachTheStore() {
    byte[] value = {1, 2, 3};
    store.write(new WriteBatch().put(Segment.RECEIPTS, Bytes.of(1), Bytes.wrap(value)));
    value[0] = 9;
    assertThat(store.get(Segment.RECEIPTS, Bytes.of(1))).contains(Bytes.of(1, 2, 3));
  }

  @Test
  void aClosedStoreSaysSoAndClosesAgainQuietly() {
    store.close();
    store.close();
    assertThatThrownBy(() -> store.get(Segment.HEADERS, Bytes.of(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.write(new WriteBatch()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.scan(Segment.HEADERS, Bytes.EMPTY, (k, v) -> true))
        .isInstanceOf(IllegalStateException.class);
  }
}
