package org.concordat.chain.state;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ChainException;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;

/// Trie nodes that later blocks replaced: all of them, or those of the last blocks.
final class StateHistory {
  static final Bytes HEIGHT = Bytes.wrap("state-height".getBytes(US_ASCII));
  static final Bytes OLDEST = Bytes.wrap("state-oldest".getBytes(US_ASCII));

  /// Blocks one write forgets at most, where the limit was lowered: no block becomes slow by it.
  private static final int MOST_FORGOTTEN = 16;

  private final KeyValueStore store;
  private final StateRetention retention;
  private volatile long oldest;

  StateHistory(KeyValueStore store, StateRetention retention) {
    this.store = store;
    this.retention = retention;
    this.oldest = number(store, OLDEST).orElse(0L);
    if (oldest > 0 && retention instanceof StateRetention.Archive) {
      throw new ChainException(
          ChainException.Code.STORE_FORMAT,
          "the data directory keeps no state before block "
              + oldest
              + ": it belongs to a full node. Go on as a full node, or start an archive node in an"
              + " empty directory; nothing was changed.");
    }
  }

  static Optional<Long> number(KeyValueStore store, Bytes key) {
    return store.get(Segment.METADATA, key).map(Bytes::toLong);
  }

  long oldest() {
    return oldest;
  }

  void requireKept(long height) {
    if (height < oldest && height >= 0) {
      throw new ChainException(
          ChainException.Code.STATE_NOT_KEPT,
          "the state of block "
              + height
              + " is no longer kept by this full node, which goes back to block "
              + oldest
              + "; ask an archive node");
    }
  }

  /// The version that the first block after `height` replaced.
  Optional<Bytes> node(Bytes place, long height) {
    return store
        .first(Segment.STATE_HISTORY, TriePlace.before(place, height + 1))
        .filter(entry -> entry.key().size() == place.size() + Long.BYTES)
        .filter(entry -> entry.key().commonPrefixLength(place) == place.size())
        .map(KeyValueStore.Entry::value);
  }

  void add(WriteBatch batch, StateUpdate update) {
    long height = update.height();
    List<Bytes> places = new ArrayList<>();
    for (NodeChange change : update.nodes()) {
      Optional<Bytes> before =
          change.before().or(() -> store.get(Segment.STATE_TRIES, change.place()));
      if (before.isPresent() && !before.equals(change.after())) {
        batch.put(Segment.STATE_HISTORY, TriePlace.before(change.place(), height), before.get());
        places.add(change.place());
      }
    }
    batch.put(Segment.METADATA, HEIGHT, Bytes.ofUnsignedLong(height));
    if (retention instanceof StateRetention.Full(long blocks)) {
      batch.put(Segment.HISTORY_JOURNAL, Bytes.ofUnsignedLong(height), journal(places));
      forget(batch, height - blocks);
    }
  }

  /// Makes `target` the oldest state, in steps.
  private void forget(WriteBatch batch, long target) {
    long reached = oldest;
    for (int i = 0; i < MOST_FORGOTTEN && reached < target; i++) {
      reached++;
      long height = reached;
      Bytes key = Bytes.ofUnsignedLong(height);
      store
          .get(Segment.HISTORY_JOURNAL, key)
          .ifPresent(journal ->
              places(journal)
                  .forEach(place ->
                      batch.remove(Segment.STATE_HISTORY, TriePlace.before(place, height))));
      batch.remove(Segment.HISTORY_JOURNAL, key);
    }
    if (reached > oldest) {
      batch.put(Segment.METADATA, OLDEST, Bytes.ofUnsignedLong(reached));
      oldest = reached;
    }
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
