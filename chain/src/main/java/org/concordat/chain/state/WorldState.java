package org.concordat.chain.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ChainException;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.trie.MerkleTrie;
import org.concordat.chain.trie.SecureTrie;
import org.concordat.genesis.Address;

/// The state under one root. Immutable, safe for use by several threads.
///
/// Every method throws [ChainException] with `STORE_CORRUPT` when the store lacks a part of it.
public final class WorldState implements StateReader {
  public static final Bytes32 EMPTY_ROOT = MerkleTrie.EMPTY_ROOT;

  private final StateStore store;
  private final Bytes32 root;

  public WorldState(StateStore store, Bytes32 root) {
    this.store = store;
    this.root = root;
  }

  public Bytes32 root() {
    return root;
  }

  @Override
  public Optional<Account> account(Address address) {
    return accounts().get(address.bytes()).map(Account::decode);
  }

  @Override
  public Word storage(Address address, Bytes32 storageRoot, Word key) {
    return value(trie(storageRoot).get(key.toBytes32()));
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
    SecureTrie storage = trie(account.map(Account::storageRoot).orElse(Account.EMPTY_STORAGE_ROOT));
    List<AccountProof.SlotProof> slots =
        keys.stream()
            .map(key ->
                new AccountProof.SlotProof(
                    key, value(storage.get(key.toBytes32())), storage.proof(key.toBytes32())))
            .toList();
    return new AccountProof(address, account, accounts().proof(address.bytes()), slots);
  }

  /// Works out the state after `changes`; stores nothing.
  public StateUpdate update(StateChanges changes) {
    Map<Bytes32, Bytes> nodes = new HashMap<>();
    SecureTrie accounts = accounts();
    changes
        .accounts()
        .forEach((address, change) -> {
          switch (change) {
            case AccountChange.Deleted _ -> accounts.remove(address.bytes());
            case AccountChange.Written written ->
                accounts.put(address.bytes(), updated(address, written, nodes).encode());
          }
        });
    return new StateUpdate(accounts.commit(nodes::put), nodes, changes.code());
  }

  private Account updated(
      Address address, AccountChange.Written written, Map<Bytes32, Bytes> nodes) {
    Bytes32 before =
        written.storageCleared()
            ? Account.EMPTY_STORAGE_ROOT
            : account(address).map(Account::storageRoot).orElse(Account.EMPTY_STORAGE_ROOT);
    return new Account(
        written.nonce(),
        written.balance(),
        written.slots().isEmpty() ? before : updated(before, written.slots(), nodes),
        written.codeHash());
  }

  private Bytes32 updated(Bytes32 storageRoot, Map<Word, Word> slots, Map<Bytes32, Bytes> nodes) {
    SecureTrie storage = trie(storageRoot);
    slots.forEach((key, value) -> {
      if (value.isZero()) {
        storage.remove(key.toBytes32());
      } else {
        storage.put(key.toBytes32(), new RlpWriter().writeScalar(value).toBytes());
      }
    });
    return storage.commit(nodes::put);
  }

  private static Word value(Optional<Bytes> encoded) {
    return encoded.map(rlp -> RlpReader.of(rlp).readWord()).orElse(Word.ZERO);
  }

  private SecureTrie accounts() {
    return trie(root);
  }

  private SecureTrie trie(Bytes32 trieRoot) {
    return new SecureTrie(new MerkleTrie(store, trieRoot));
  }
}
