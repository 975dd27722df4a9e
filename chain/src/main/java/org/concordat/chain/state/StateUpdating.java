package org.concordat.chain.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;
import org.concordat.chain.trie.MerkleTrie;
import org.concordat.chain.trie.NodeSink;

/// Works out one [StateUpdate], account by account. Knows addresses and slots by their digests
/// only: that is what tries and flat tables share.
final class StateUpdating {
  private final StateStore store;
  private final WorldState before;
  private final long height;
  private final MerkleTrie accounts;
  private final List<NodeChange> nodes = new ArrayList<>();
  private final WriteBatch flat = new WriteBatch();

  /// @param height of the block that updates
  StateUpdating(StateStore store, WorldState before, long height) {
    this.store = store;
    this.before = before;
    this.height = height;
    this.accounts = before.accounts();
  }

  /// What an account becomes.
  ///
  /// @param storageCleared the slots start from nothing
  /// @param slots by hashed key; zero removes one
  record Content(
      long nonce,
      Word balance,
      Bytes32 codeHash,
      boolean storageCleared,
      Map<Bytes32, Word> slots) {}

  void write(Bytes32 addressHash, Content content) {
    Bytes32 storageRoot = storageRoot(addressHash);
    if (content.storageCleared() && !storageRoot.equals(Account.EMPTY_STORAGE_ROOT)) {
      flat.removePrefix(Segment.FLAT_STORAGE, addressHash);
      storageRoot = Account.EMPTY_STORAGE_ROOT;
    }
    if (!content.slots().isEmpty()) {
      storageRoot = written(addressHash, storageRoot, content.slots());
    }
    Bytes account =
        new Account(content.nonce(), content.balance(), storageRoot, content.codeHash()).encode();
    accounts.put(addressHash, account);
    flat.put(Segment.FLAT_ACCOUNTS, addressHash, account);
  }

  /// The account and all its storage go; what they cost does not depend on the number of slots.
  void delete(Bytes32 addressHash) {
    if (!storageRoot(addressHash).equals(Account.EMPTY_STORAGE_ROOT)) {
      flat.removePrefix(Segment.FLAT_STORAGE, addressHash);
    }
    accounts.remove(addressHash);
    flat.remove(Segment.FLAT_ACCOUNTS, addressHash);
  }

  void code(Bytes32 hash, Bytes code) {
    flat.put(Segment.CODE, hash, code);
  }

  StateUpdate finish() {
    Bytes32 root = accounts.commit(new Changes(TriePlace.accounts()));
    return new StateUpdate(height, root, nodes, flat);
  }

  private Bytes32 storageRoot(Bytes32 addressHash) {
    return before.account(addressHash).map(Account::storageRoot).orElse(Account.EMPTY_STORAGE_ROOT);
  }

  private Bytes32 written(Bytes32 addressHash, Bytes32 storageRoot, Map<Bytes32, Word> slots) {
    MerkleTrie storage = before.storageTrie(addressHash, storageRoot);
    slots.forEach((slotHash, value) -> {
      Bytes key = Bytes.concatenate(addressHash, slotHash);
      if (value.isZero()) {
        storage.remove(slotHash);
        flat.remove(Segment.FLAT_STORAGE, key);
      } else {
        Bytes encoded = new RlpWriter().writeScalar(value).toBytes();
        storage.put(slotHash, encoded);
        flat.put(Segment.FLAT_STORAGE, key, encoded);
      }
    });
    return storage.commit(new Changes(TriePlace.storage(addressHash)));
  }

  /// Turns the paths of one trie into places.
  private final class Changes implements NodeSink {
    private final Bytes trie;

    Changes(Bytes trie) {
      this.trie = trie;
    }

    @Override
    public void put(Bytes path, Bytes32 hash, Bytes rlp, Optional<Bytes> stored) {
      store.remember(hash, rlp);
      nodes.add(new NodeChange(TriePlace.of(trie, path), stored, Optional.of(rlp)));
    }

    @Override
    public void remove(Bytes path, Bytes stored) {
      nodes.add(new NodeChange(TriePlace.of(trie, path), Optional.of(stored), Optional.empty()));
    }
  }
}
