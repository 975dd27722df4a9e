package org.concordat.chain.state;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.KeyValueStore.Entry;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;

/// What a full node forgets of the history, a bounded part of it with each block.
///
/// A journal says which places a block put into the history, so that they go when the block is old
/// enough. What a directory kept before it became a full node's is in no journal: when all of that
/// is old enough, a sweep goes through the whole history once and takes it out. Where the sweep is
/// stands in the store, in the same atomic write as what it did.
final class HistoryPruning {
  static final Bytes KEPT = Bytes.wrap("state-kept".getBytes(US_ASCII));
  static final Bytes UNJOURNALED = Bytes.wrap("state-unjournaled".getBytes(US_ASCII));
  static final Bytes SWEPT = Bytes.wrap("state-swept".getBytes(US_ASCII));

  /// Blocks one write forgets at most, where the limit was lowered: no block becomes slow by it.
  private static final int MOST_FORGOTTEN = 16;

  /// Entries one write looks at: little beside what it writes itself.
  static final int MOST_SWEPT = 256;

  private final KeyValueStore store;
  private final long kept;

  /// Whether the store does not yet say that it is a full node's.
  private boolean fresh;

  /// The history of blocks below this number is in no journal; zero when there is none such.
  private long unjournaled;

  private Bytes swept;

  private HistoryPruning(
      KeyValueStore store, long kept, boolean fresh, long unjournaled, Bytes swept) {
    this.store = store;
    this.kept = kept;
    this.fresh = fresh;
    this.unjournaled = unjournaled;
    this.swept = swept;
  }

  /// Goes on where the store is.
  ///
  /// @param kept how many blocks back from the newest
  static HistoryPruning in(KeyValueStore store, long kept) {
    boolean fresh = !store.contains(Segment.METADATA, KEPT);
    Bytes from = fresh ? StateHistory.HEIGHT : UNJOURNALED;
    long unjournaled = StateHistory.number(store, from).map(n -> fresh ? n + 1 : n).orElse(0L);
    Bytes swept = store.get(Segment.METADATA, SWEPT).orElse(Bytes.EMPTY);
    return new HistoryPruning(store, kept, fresh, unjournaled, fresh ? Bytes.EMPTY : swept);
  }

  /// The limit a full node's directory was last written with.
  static Optional<Long> keptIn(KeyValueStore store) {
    return StateHistory.number(store, KEPT).filter(blocks -> blocks > 0);
  }

  /// Makes the directory an archive's again: what it says of a full node goes.
  static void end(WriteBatch batch) {
    batch.remove(Segment.METADATA, KEPT);
    batch.remove(Segment.METADATA, UNJOURNALED);
    batch.remove(Segment.METADATA, SWEPT);
    batch.removePrefix(Segment.HISTORY_JOURNAL, Bytes.EMPTY);
  }

  /// Notes what block `height` put into the history, and forgets what is too old now.
  ///
  /// @return the oldest state that is kept from now on
  long add(WriteBatch batch, long height, List<Bytes> places, long oldest) {
    if (fresh) {
      end(batch);
      batch.put(Segment.METADATA, UNJOURNALED, Bytes.ofUnsignedLong(unjournaled));
      fresh = false;
    }
    batch.put(Segment.METADATA, KEPT, Bytes.ofUnsignedLong(kept));
    batch.put(Segment.HISTORY_JOURNAL, Bytes.ofUnsignedLong(height), journal(places));
    long reached = forget(batch, oldest, height - kept);
    if (unjournaled > 0 && reached >= unjournaled - 1) {
      sweep(batch);
    }
    return reached;
  }

  /// Makes `target` the oldest state, in steps where there are journals to follow.
  private long forget(WriteBatch batch, long oldest, long target) {
    long reached = Math.max(oldest, Math.min(target, unjournaled - 1));
    for (int i = 0; i < MOST_FORGOTTEN && reached < target; i++) {
      reached++;
      forgetBlock(batch, reached);
    }
    return reached;
  }

  private void forgetBlock(WriteBatch batch, long height) {
    Bytes key = Bytes.ofUnsignedLong(height);
    Optional<Bytes> journal = store.get(Segment.HISTORY_JOURNAL, key);
    if (journal.isPresent()) {
      for (Bytes place : places(journal.get())) {
        batch.remove(Segment.STATE_HISTORY, TriePlace.before(place, height));
      }
      batch.remove(Segment.HISTORY_JOURNAL, key);
    }
  }

  private void sweep(WriteBatch batch) {
    for (int i = 0; i < MOST_SWEPT; i++) {
      Optional<Entry> next = store.first(Segment.STATE_HISTORY, swept);
      if (next.isEmpty()) {
        unjournaled = 0;
        batch.remove(Segment.METADATA, UNJOURNALED).remove(Segment.METADATA, SWEPT);
        return;
      }
      Bytes key = next.get().key();
      if (TriePlace.height(key) < unjournaled) {
        batch.remove(Segment.STATE_HISTORY, key);
      }
      swept = Bytes.concatenate(key, Bytes.of(0));
    }
    batch.put(Segment.METADATA, SWEPT, swept);
  }

  /// Places, each after one byte with its size: the longest has 162.
  private static Bytes journal(List<Bytes> places) {
    List<Bytes> parts = new ArrayList<>(2 * places.size());
    for (Bytes place : places) {
      parts.add(Bytes.of(place.size()));
      parts.add(place);
    }
    return Bytes.concatenate(parts);
  }

  private static List<Bytes> places(Bytes journal) {
    List<Bytes> places = new ArrayList<>();
    int at = 0;
    while (at < journal.size()) {
      int size = journal.get(at) & 0xff;
      places.add(journal.slice(at + 1, size));
      at += 1 + size;
    }
    return places;
  }
}
