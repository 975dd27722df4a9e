package org.concordat.chain.doctor;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.state.Account;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.types.BlockHeader;
import org.jspecify.annotations.Nullable;

/// Recomputes the state root of one block from the flat tables alone: entries that were changed,
/// lost or added show, whatever the tries hold.
final class FlatCheck {
  private final KeyValueStore store;
  private final Findings findings;

  private long contracts;
  private @Nullable Bytes32 address;
  private SortedTrie slots = new SortedTrie();

  FlatCheck(KeyValueStore store, Findings findings) {
    this.store = store;
    this.findings = findings;
  }

  /// @return accounts with storage, by the table of slots
  long check(BlockHeader head) {
    store.scan(Segment.FLAT_STORAGE, Bytes.EMPTY, this::slot);
    endOfAccount();
    accounts(head.stateRoot());
    return contracts;
  }

  private boolean slot(Bytes key, Bytes value) {
    if (key.size() != 2 * Bytes32.SIZE) {
      findings.inIndex(Segment.FLAT_STORAGE, "an entry that belongs to no slot: " + key);
      return true;
    }
    Bytes32 owner = Bytes32.wrap(key.slice(0, Bytes32.SIZE));
    if (!owner.equals(address)) {
      endOfAccount();
      address = owner;
    }
    slots.add(Bytes32.wrap(key.slice(Bytes32.SIZE)), value);
    return true;
  }

  private void endOfAccount() {
    Bytes32 owner = address;
    if (owner == null) {
      return;
    }
    contracts++;
    Bytes32 root = slots.root();
    slots = new SortedTrie();
    boolean same =
        store
            .get(Segment.FLAT_ACCOUNTS, owner)
            .filter(account -> root.equals(storageRoot(account)))
            .isPresent();
    if (!same) {
      findings.inIndex(
          Segment.FLAT_STORAGE, "the slots of " + owner + " make root " + root + ", not its own");
    }
  }

  private static @Nullable Bytes32 storageRoot(Bytes account) {
    try {
      return Account.decode(account).storageRoot();
    } catch (RlpException damaged) {
      return null;
    }
  }

  private void accounts(Bytes32 stateRoot) {
    Tally tally = new Tally();
    store.scan(Segment.FLAT_ACCOUNTS, Bytes.EMPTY, tally::account);
    Bytes32 root = tally.trie.root();
    if (!root.equals(stateRoot)) {
      findings.inIndex(
          Segment.FLAT_ACCOUNTS, "its entries make state root " + root + ", not " + stateRoot);
    } else if (tally.withStorage != contracts) {
      findings.inIndex(
          Segment.FLAT_STORAGE,
          "slots of %d accounts, but %d have some".formatted(contracts, tally.withStorage));
    }
  }

  /// What one pass over the accounts adds up to.
  private final class Tally {
    private final SortedTrie trie = new SortedTrie();
    private long withStorage;

    boolean account(Bytes key, Bytes value) {
      if (key.size() != Bytes32.SIZE) {
        findings.inIndex(Segment.FLAT_ACCOUNTS, "an entry that belongs to no account: " + key);
        return true;
      }
      trie.add(Bytes32.wrap(key), value);
      Bytes32 storageRoot = storageRoot(value);
      boolean stores = storageRoot != null && !storageRoot.equals(Account.EMPTY_STORAGE_ROOT);
      withStorage += stores ? 1 : 0;
      return true;
    }
  }
}
