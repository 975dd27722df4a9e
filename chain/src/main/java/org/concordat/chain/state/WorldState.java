package org.concordat.chain.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ChainException;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.trie.MerkleTrie;
import org.concordat.genesis.Address;

/// The state after one block, under its root. Immutable, safe for use by several threads. The
/// newest state is read from the flat tables, older ones from the tries.
///
/// Every method throws [ChainException] with `STORE_CORRUPT` when the store lacks a part of it.
public final class WorldState implements StateReader {
  public static final Bytes32 EMPTY_ROOT = MerkleTrie.EMPTY_ROOT;

  private final StateStore store;
  private final long height;
  private final Bytes32 root;

  WorldState(StateStore store, long height, Bytes32 root) {
    this.store = store;
    this.height = height;
    this.root = root;
  }

  public Bytes32 root() {
    return root;
  }

  @Override
  public Optional<Account> account(Address address) {
    return account(Keccak.hash(address.bytes()));
  }

  Optional<Account> account(Bytes32 hash) {
    Optional<Bytes> flat = store.account(hash);
    return (store.isNewest(height) ? flat : accounts().get(hash)).map(Account::decode);
  }

  @Override
  public Word storage(Address address, Bytes32 storageRoot, Word key) {
    Bytes32 account = Keccak.hash(address.bytes());
    Bytes32 slot = Keccak.hash(key.toBytes32());
    Optional<Bytes> flat = store.slot(account, slot);
    return value(store.isNewest(height) ? flat : storageTrie(account, storageRoot).get(slot));
  }

  /// The value of a slot, whatever the account.
  public Word storage(Address address, Word key) {
    return account(address)
        .map(account -> storage(address, account.storageRoot(), key))
        .orElse(Word.ZERO);
  }

  @Override
  public byte[] code(Bytes32 codeHash) {
    return store
        .code(codeHash)
        .orElseThrow(() ->
            new ChainException(
                ChainException.Code.STORE_CORRUPT,
                "the code with hash "
                    + codeHash
                    + " is not in the database. Restore the data directory from a backup or"
                    + " sync again into an empty one."))
        .toArrayUnsafe();
  }

  /// The code of an account, empty when it has none or does not exist.
  public Bytes code(Address address) {
    return account(address)
        .map(Account::codeHash)
        .filter(hash -> !hash.equals(Account.EMPTY_CODE_HASH))
        .map(hash -> Bytes.wrap(code(hash)))
        .orElse(Bytes.EMPTY);
  }

  public AccountProof prove(Address address, List<Word> keys) {
    Optional<Account> account = account(address);
    Bytes32 hash = Keccak.hash(address.bytes());
    MerkleTrie storage =
        storageTrie(hash, account.map(Account::storageRoot).orElse(Account.EMPTY_STORAGE_ROOT));
    List<AccountProof.SlotProof> slots =
        keys.stream()
            .map(key -> {
              Bytes32 slot = Keccak.hash(key.toBytes32());
              return new AccountProof.SlotProof(key, value(storage.get(slot)), storage.proof(slot));
            })
            .toList();
    return new AccountProof(address, account, accounts().proof(hash), slots);
  }

  /// Works out the state after `changes`; stores nothing.
  public StateUpdate update(StateChanges changes) {
    StateUpdating updating = new StateUpdating(store, this, height + 1);
    changes
        .accounts()
        .forEach((address, change) -> {
          Bytes32 hash = Keccak.hash(address.bytes());
          switch (change) {
            case AccountChange.Deleted _ -> updating.delete(hash);
            case AccountChange.Written written -> updating.write(hash, content(written));
          }
        });
    changes.code().forEach(updating::code);
    return updating.finish();
  }

  private static StateUpdating.Content content(AccountChange.Written written) {
    Map<Bytes32, Word> slots = new HashMap<>();
    written.slots().forEach((key, value) -> slots.put(Keccak.hash(key.toBytes32()), value));
    return new StateUpdating.Content(
        written.nonce(), written.balance(), written.codeHash(), written.storageCleared(), slots);
  }

  private static Word value(Optional<Bytes> encoded) {
    return encoded.map(rlp -> RlpReader.of(rlp).readWord()).orElse(Word.ZERO);
  }

  MerkleTrie accounts() {
    return trie(TriePlace.accounts(), root);
  }

  MerkleTrie storageTrie(Bytes32 addressHash, Bytes32 storageRoot) {
    return trie(TriePlace.storage(addressHash), storageRoot);
  }

  private MerkleTrie trie(Bytes trie, Bytes32 trieRoot) {
    return new MerkleTrie(
        (path, hash) -> Optional.of(store.node(TriePlace.of(trie, path), hash, height)), trieRoot);
  }
}
