package org.concordat.chain.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.genesis.Address;

/// A state in plain maps: the double beside the [StateReader] port, and the plain twin of
/// [WorldState]. It has no roots: an account with storage has a made-up one.
final class InMemoryState implements StateReader {
  private static final Bytes32 SOME_STORAGE = Bytes32.fromHexString("0x" + "ab".repeat(32));

  final Map<Address, Account> accounts = new HashMap<>();
  final Map<Address, Map<Word, Word>> slots = new HashMap<>();
  final Map<Bytes32, byte[]> codes = new HashMap<>();

  @Override
  public Optional<Account> account(Address address) {
    return Optional.ofNullable(accounts.get(address));
  }

  @Override
  public Word storage(Address address, Bytes32 storageRoot, Word key) {
    return slots.getOrDefault(address, Map.of()).getOrDefault(key, Word.ZERO);
  }

  @Override
  public byte[] code(Bytes32 codeHash) {
    return codes.get(codeHash);
  }

  void put(Address address, long nonce, long balance, byte[] code, Map<Word, Word> storage) {
    Bytes32 hash = Bytes32.wrap(Keccak.hash(code));
    codes.put(hash, code);
    accounts.put(
        address,
        new Account(
            nonce,
            Word.of(balance),
            storage.isEmpty() ? Account.EMPTY_STORAGE_ROOT : SOME_STORAGE,
            hash));
    slots.put(address, new HashMap<>(storage));
  }

  /// Applies what a block changed.
  void apply(StateChanges changes) {
    changes.code().forEach((hash, code) -> codes.put(hash, code.toArrayUnsafe()));
    changes.accounts().forEach(this::apply);
  }

  private void apply(Address address, AccountChange change) {
    switch (change) {
      case AccountChange.Deleted _ -> {
        accounts.remove(address);
        slots.remove(address);
      }
      case AccountChange.Written written -> {
        Map<Word, Word> storage = slots.computeIfAbsent(address, _ -> new HashMap<>());
        if (written.storageCleared()) {
          storage.clear();
        }
        storage.putAll(written.slots());
        storage.values().removeIf(Word::isZero);
        Bytes32 root = storage.isEmpty() ? Account.EMPTY_STORAGE_ROOT : SOME_STORAGE;
        accounts.put(
            address, new Account(written.nonce(), written.balance(), root, written.codeHash()));
      }
    }
  }
}
