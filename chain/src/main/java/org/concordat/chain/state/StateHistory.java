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

  private final KeyValueStore store;
  private final Optional<HistoryPruning> pruning;

  /// Whether the store still says that it is a full node's, although this node keeps all.
  private boolean wasFull;

  private volatile long oldest;

  StateHistory(KeyValueStore store, StateRetention retention) {
    this.store = store;
    this.pruning =
        switch (retention) {
          case StateRetention.Archive _ -> Optional.empty();
          case StateRetention.Full(long blocks) -> Optional.of(HistoryPruning.in(store, blocks));
        };
    this.wasFull = pruning.isEmpty() && HistoryPruning.keptIn(store).isPresent();
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
    if (wasFull) {
      HistoryPruning.end(batch);
      wasFull = false;
    }
    pruning.ifPresent(it -> prune(it, batch, height, places));
  }

  private void prune(HistoryPruning pruning, WriteBatch batch, long height, List<Bytes> places) {
    long reached = pruning.add(batch, height, places, oldest);
    if (reached > oldest) {
      batch.put(Segment.METADATA, OLDEST, Bytes.ofUnsignedLong(reached));
      oldest = reached;
    }
  }
}
