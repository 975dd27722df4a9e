package org.concordat.chain.ledger;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ChainException;
import org.concordat.chain.state.StateReplay;
import org.concordat.chain.state.StateUpdate;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;
import org.concordat.chain.types.BlockHeader;

/// Brings states of format 1, trie nodes by digest, into the tables of format 2, block by block in
/// the order of the chain, so that the history is kept.
///
/// What is done is read off the tables: the newest state in them. Each block is one atomic write,
/// so an upgrade that was cut off goes on where it was. Format 1 is removed when all is there.
final class StateUpgrade {
  private final KeyValueStore store;
  private final BlockStore blocks;

  StateUpgrade(KeyValueStore store, BlockStore blocks) {
    this.store = store;
    this.blocks = blocks;
  }

  /// @throws ChainException `STORE_CORRUPT` where a state of format 1 is not whole
  void run() {
    if (store.first(Segment.TRIE_NODES, Bytes.EMPTY).isEmpty()) {
      return;
    }
    long head = blocks.head().number();
    StateReplay replay = new StateReplay(blocks.states(), this::node);
    for (long height = blocks.states().newest() + 1; height <= head; height++) {
      convert(replay, header(height));
    }
    store.write(new WriteBatch().removePrefix(Segment.TRIE_NODES, Bytes.EMPTY));
  }

  private void convert(StateReplay replay, BlockHeader header) {
    Bytes32 parentRoot =
        header.number() == 0 ? StateReplay.EMPTY_ROOT : header(header.number() - 1).stateRoot();
    StateUpdate update = replay.update(header.number(), parentRoot, header.stateRoot());
    if (!update.root().equals(header.stateRoot())) {
      throw damaged(header.number());
    }
    WriteBatch batch = new WriteBatch();
    blocks.states().add(batch, update);
    store.write(batch);
  }

  private BlockHeader header(long height) {
    return blocks.headerByNumber(height).orElseThrow(() -> damaged(height));
  }

  private Optional<Bytes> node(Bytes path, Bytes32 hash) {
    return store.get(Segment.TRIE_NODES, hash);
  }

  private static ChainException damaged(long height) {
    return new ChainException(
        ChainException.Code.STORE_CORRUPT,
        "the state of block "
            + height
            + " cannot be upgraded from format 1: it is not whole. Restore the data directory from"
            + " a backup or sync again into an empty one.");
  }
}
