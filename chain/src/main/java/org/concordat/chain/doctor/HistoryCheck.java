package org.concordat.chain.doctor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.types.BlockHeader;

/// Checks the trie nodes of older states: that each entry stands where one can, that the root of
/// every state that is kept is there, and, beside a chain that was executed again, that every node
/// is.
///
/// What is more than a reader needs is no finding: a full node takes old entries out by and by.
record HistoryCheck(KeyValueStore store, ChainTables tables, Findings findings) {
  private static final Bytes OLDEST = Bytes.wrap("state-oldest".getBytes(US_ASCII));
  private static final Bytes ROOT_PLACE = Bytes.of(0x10);
  private static final Bytes32 EMPTY_ROOT = Keccak.hash(Bytes.of(0x80));
  private static final int STORAGE = 0x20;
  private static final int END = 0x10;
  private static final int PATH_LENGTH = 2 * Bytes32.SIZE;

  /// @return how many entries there are
  long check(long head) {
    long[] entries = new long[1];
    store.scan(
        Segment.STATE_HISTORY,
        Bytes.EMPTY,
        (key, _) -> {
          entries[0]++;
          if (!isPlaced(key, head)) {
            findings.inIndex(Segment.STATE_HISTORY, "an entry that belongs to no state: " + key);
          }
          return true;
        });
    for (long number = oldest(); number < head; number++) {
      root(number);
    }
    return entries[0];
  }

  private long oldest() {
    return store
        .get(Segment.METADATA, OLDEST)
        .filter(value -> value.size() == Long.BYTES)
        .map(Bytes::toLong)
        .orElse(0L);
  }

  private static boolean isPlaced(Bytes key, long head) {
    int end = key.size() - Long.BYTES - 1;
    int start = end >= 0 && key.get(0) == STORAGE ? 1 + Bytes32.SIZE : 0;
    if (end < start || end - start > PATH_LENGTH || key.get(end) != END) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (key.get(i) < 0 || key.get(i) >= END) {
        return false;
      }
    }
    long height = key.getLong(end + 1);
    return height >= 1 && height <= head;
  }

  private void root(long number) {
    Optional<BlockHeader> header = tables.indexed(number).flatMap(it -> tables.header(it).found());
    if (header.isPresent()
        && !header.get().stateRoot().equals(EMPTY_ROOT)
        && !isThere(ROOT_PLACE, number, header.get().stateRoot())) {
      findings.inState(number, "its root node is missing or damaged");
    }
  }

  /// Whether a reader finds the node in the state after block `number`.
  private boolean isThere(Bytes place, long number, Bytes32 hash) {
    Bytes from = Bytes.concatenate(place, Bytes.ofUnsignedLong(number + 1));
    return store
        .first(Segment.STATE_HISTORY, from)
        .filter(entry -> entry.key().size() == from.size())
        .filter(entry -> entry.key().commonPrefixLength(place) == place.size())
        .map(KeyValueStore.Entry::value)
        .filter(node -> Keccak.hash(node).equals(hash))
        .or(() -> store.get(Segment.STATE_TRIES, place))
        .filter(node -> Keccak.hash(node).equals(hash))
        .isPresent();
  }

  /// Looks for every node that `archive` holds in its history.
  ///
  /// @param executed up to which block `archive` was executed from the blocks of this store
  void against(KeyValueStore archive, long executed) {
    long oldest = oldest();
    archive.scan(
        Segment.STATE_HISTORY,
        Bytes.EMPTY,
        (key, node) -> {
          Bytes place = key.slice(0, key.size() - Long.BYTES);
          long replacedBy = key.getLong(place.size());
          if (replacedBy > oldest
              && replacedBy <= executed
              && !isThere(place, replacedBy - 1, Keccak.hash(node))) {
            findings.inState(replacedBy - 1, "the node at " + place + " is missing or damaged");
          }
          return true;
        });
  }
}
