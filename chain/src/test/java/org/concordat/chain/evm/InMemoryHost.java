package org.concordat.chain.evm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.types.Log;
import org.concordat.genesis.Address;

/// The plainest state that keeps [Host]'s contract: maps, and a copy of all of them per snapshot.
public final class InMemoryHost implements Host {
  /// A storage slot.
  public record Slot(Address account, Word key) {}

  /// An account without its storage.
  public record Account(long nonce, Word balance, Bytes code) {
    static final Account NONE = new Account(0, Word.ZERO, Bytes.EMPTY);
  }

  private final Map<Slot, Word> original = new HashMap<>();
  private final Map<Long, Bytes32> blockHashes = new HashMap<>();
  private final List<State> snapshots = new ArrayList<>();
  private State now = new State();

  private static final class State {
    private final Map<Address, Account> accounts = new HashMap<>();
    private final Map<Slot, Word> storage = new HashMap<>();
    private final Map<Slot, Word> transientStorage = new HashMap<>();
    private final Set<Object> warm = new HashSet<>();
    private final Set<Address> created = new HashSet<>();
    private final Set<Address> destroyed = new HashSet<>();
    private final Set<Address> touched = new HashSet<>();
    private final List<Log> logs = new ArrayList<>();

    private State copy() {
      State copy = new State();
      copy.accounts.putAll(accounts);
      copy.storage.putAll(storage);
      copy.transientStorage.putAll(transientStorage);
      copy.warm.addAll(warm);
      copy.created.addAll(created);
      copy.destroyed.addAll(destroyed);
      copy.touched.addAll(touched);
      copy.logs.addAll(logs);
      return copy;
    }
  }

  public InMemoryHost account(Address address, long nonce, Word balance, Bytes code) {
    now.accounts.put(address, new Account(nonce, balance, code));
    return this;
  }

  /// Storage as it was before the transaction.
  public InMemoryHost stored(Address address, Word key, Word value) {
    original.put(new Slot(address, key), value);
    now.storage.put(new Slot(address, key), value);
    return this;
  }

  public InMemoryHost blockHash(long number, Bytes32 hash) {
    blockHashes.put(number, hash);
    return this;
  }

  public List<Log> logs() {
    return List.copyOf(now.logs);
  }

  public Set<Address> destroyed() {
    return Set.copyOf(now.destroyed);
  }

  public Set<Address> touched() {
    return Set.copyOf(now.touched);
  }

  /// Everything there is, for comparison with another host's.
  public List<Object> state() {
    State s = now.copy();
    return List.of(
        s.accounts,
        s.storage,
        s.transientStorage,
        s.warm,
        s.created,
        s.destroyed,
        s.touched,
        s.logs);
  }

  public boolean isWarm(Address account) {
    return now.warm.contains(account);
  }

  private Account read(Address address) {
    return now.accounts.getOrDefault(address, Account.NONE);
  }

  @Override
  public boolean isEmpty(Address account) {
    return read(account).equals(Account.NONE);
  }

  @Override
  public Word balance(Address account) {
    return read(account).balance();
  }

  @Override
  public long nonce(Address account) {
    return read(account).nonce();
  }

  @Override
  public void setNonce(Address account, long nonce) {
    Account old = read(account);
    now.accounts.put(account, new Account(nonce, old.balance(), old.code()));
  }

  @Override
  public byte[] code(Address account) {
    return read(account).code().toArrayUnsafe();
  }

  @Override
  public Bytes32 codeHash(Address account) {
    return isEmpty(account) ? Bytes32.ZERO : Keccak.hash(read(account).code());
  }

  @Override
  public void setCode(Address account, byte[] code) {
    Account old = read(account);
    now.accounts.put(account, new Account(old.nonce(), old.balance(), Bytes.wrap(code)));
  }

  @Override
  public Word storage(Address account, Word key) {
    return now.storage.getOrDefault(new Slot(account, key), Word.ZERO);
  }

  @Override
  public Word originalStorage(Address account, Word key) {
    return original.getOrDefault(new Slot(account, key), Word.ZERO);
  }

  @Override
  public void setStorage(Address account, Word key, Word value) {
    now.storage.put(new Slot(account, key), value);
  }

  @Override
  public Word transientStorage(Address account, Word key) {
    return now.transientStorage.getOrDefault(new Slot(account, key), Word.ZERO);
  }

  @Override
  public void setTransientStorage(Address account, Word key, Word value) {
    now.transientStorage.put(new Slot(account, key), value);
  }

  @Override
  public boolean warm(Address account) {
    return !now.warm.add(account);
  }

  @Override
  public boolean warm(Address account, Word key) {
    return !now.warm.add(new Slot(account, key));
  }

  @Override
  public void transfer(Address from, Address to, Word value) {
    now.touched.add(from);
    now.touched.add(to);
    balance(from, balance(from).subtract(value));
    balance(to, balance(to).add(value));
  }

  private void balance(Address account, Word balance) {
    Account old = read(account);
    now.accounts.put(account, new Account(old.nonce(), balance, old.code()));
  }

  @Override
  public boolean collides(Address account) {
    boolean hasStorage =
        now.storage.entrySet().stream()
            .anyMatch(e -> e.getKey().account().equals(account) && !e.getValue().isZero());
    return hasStorage || nonce(account) != 0 || code(account).length != 0;
  }

  @Override
  public void create(Address account) {
    now.accounts.put(account, new Account(1, balance(account), Bytes.EMPTY));
    now.created.add(account);
  }

  @Override
  public boolean createdInTransaction(Address account) {
    return now.created.contains(account);
  }

  @Override
  public void selfDestruct(Address account) {
    balance(account, Word.ZERO);
    now.destroyed.add(account);
  }

  @Override
  public void log(Log log) {
    now.logs.add(log);
  }

  @Override
  public int snapshot() {
    snapshots.add(now.copy());
    return snapshots.size() - 1;
  }

  @Override
  public void revertTo(int snapshot) {
    now = snapshots.get(snapshot).copy();
    snapshots.subList(snapshot, snapshots.size()).clear();
  }

  @Override
  public Bytes32 blockHash(long number) {
    return blockHashes.getOrDefault(number, Bytes32.ZERO);
  }
}
