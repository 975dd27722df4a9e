package org.concordat.chain.state;

import java.util.Arrays;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ChainException;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;

/// States in the key-value store.
///
/// | segment | key | value |
/// |---|---|---|
/// | FLAT_ACCOUNTS | hashed address | account RLP, in the newest state |
/// | FLAT_STORAGE | hashed address, hashed slot | value RLP, in the newest state |
/// | STATE_TRIES | place ([TriePlace]) | node RLP, in the newest state |
/// | STATE_HISTORY | place, block number | node RLP before that block |
/// | HISTORY_JOURNAL | block number | the places whose versions that block put into the history |
/// | CODE | Keccak digest | code |
/// | METADATA | `state-height`, `state-oldest` | block number of the newest, of the oldest state |
/// | METADATA | `state-kept` | on a full node, how many blocks back it keeps |
/// | METADATA | `state-unjournaled`, `state-swept` | see [HistoryPruning] |
///
/// A node is asked for by place and digest. The newest one at that place is tried first, then the
/// first version of a later block; whatever has the digest is right, so that no lock is needed
/// while a block is written. Where a trie is dropped as a whole (SELFDESTRUCT before Cancun) its
/// nodes stay until a new trie of that account takes their places: nothing leads to them, and
/// dropping costs nothing.
public final class StateTables implements StateStore {
  private static final long NO_STATE = -1;

  private final KeyValueStore store;
  private final StateHistory history;
  private final NodeCache cache = new NodeCache();

  /// Highest block whose state may be, wholly or not yet, in the tables of the newest state.
  private volatile long newest;

  /// @throws ChainException `STORE_FORMAT` when an archive is asked for where states are gone
  public StateTables(KeyValueStore store, StateRetention retention) {
    this.store = store;
    this.history = new StateHistory(store, retention);
    this.newest = StateHistory.number(store, StateHistory.HEIGHT).orElse(NO_STATE);
  }

  /// What the node that last wrote to a directory kept. One of before this was written down shows
  /// as a full node's where old states are gone.
  public static StateRetention retentionIn(KeyValueStore store) {
    Optional<Long> kept = HistoryPruning.keptIn(store);
    boolean pruned = StateHistory.number(store, StateHistory.OLDEST).orElse(0L) > 0;
    return kept.isPresent() || pruned
        ? new StateRetention.Full(kept.orElse(StateRetention.DEFAULT_BLOCKS))
        : new StateRetention.Archive();
  }

  /// The state before any block.
  public WorldState empty() {
    return new WorldState(this, NO_STATE, WorldState.EMPTY_ROOT);
  }

  /// @throws ChainException `STATE_NOT_KEPT` when it is older than the states kept
  public WorldState at(long height, Bytes32 root) {
    history.requireKept(height);
    return new WorldState(this, height, root);
  }

  /// Block number of the newest state; -1 before genesis.
  public long newest() {
    return newest;
  }

  /// Block number of the oldest state this node answers for.
  public long oldest() {
    return history.oldest();
  }

  /// Adds all that an update of the newest state changes. The batch must be written next.
  public void add(WriteBatch batch, StateUpdate update) {
    newest = update.height();
    batch.addAll(update.tables());
    history.add(batch, update);
    for (NodeChange change : update.nodes()) {
      if (change.after().isPresent()) {
        batch.put(Segment.STATE_TRIES, change.place(), change.after().get());
      } else {
        batch.remove(Segment.STATE_TRIES, change.place());
      }
    }
  }

  @Override
  public Optional<Bytes> account(Bytes32 addressHash) {
    return store.get(Segment.FLAT_ACCOUNTS, addressHash);
  }

  @Override
  public Optional<Bytes> slot(Bytes32 addressHash, Bytes32 slotHash) {
    return store.get(Segment.FLAT_STORAGE, Bytes.concatenate(addressHash, slotHash));
  }

  @Override
  public boolean isNewest(long height) {
    return newest == height;
  }

  @Override
  public Optional<Bytes> code(Bytes32 hash) {
    return store.get(Segment.CODE, hash);
  }

  @Override
  public Bytes node(Bytes place, Bytes32 hash, long height) {
    Optional<Bytes> known = cache.get(hash);
    if (known.isPresent()) {
      return known.get();
    }
    Bytes rlp = stored(place, hash, height);
    cache.put(hash, rlp);
    return rlp;
  }

  @Override
  public void remember(Bytes32 hash, Bytes rlp) {
    cache.put(hash, rlp);
  }

  private Bytes stored(Bytes place, Bytes32 hash, long height) {
    return store
        .get(Segment.STATE_TRIES, place)
        .filter(rlp -> hasDigest(rlp, hash))
        .or(() -> history.node(place, height).filter(rlp -> hasDigest(rlp, hash)))
        .orElseThrow(() -> absent(place, hash, height));
  }

  private static boolean hasDigest(Bytes rlp, Bytes32 hash) {
    return Arrays.equals(Keccak.hash(rlp.toArrayUnsafe()), hash.toArrayUnsafe());
  }

  private ChainException absent(Bytes place, Bytes32 hash, long height) {
    history.requireKept(height);
    return new ChainException(
        ChainException.Code.STORE_CORRUPT,
        "trie node %s at %s of the state after block %d is not in the database, or damaged."
                .formatted(hash, place.toUnprefixedHexString(), height)
            + " Restore the data directory from a backup or sync again into an empty one.");
  }
}
