package org.concordat.chain.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.types.Log;
import org.concordat.genesis.Address;

/// One block's working copy of the state: reads fall through to a [StateReader], writes stay here
/// until [#changes] hands them over. Belongs to one thread.
///
/// Within a transaction every change, the warm sets, logs, transient storage and scheduled
/// self-destructs included, is in a journal: [#revertTo] undoes everything since a [#snapshot].
/// [#endTransaction] settles the transaction; what it settled can no longer be undone.
public final class JournaledState {
  private final StateReader reader;
  private final Map<Address, AccountEntry> entries = new HashMap<>();
  private final Map<Bytes32, Bytes> newCode = new HashMap<>();
  private final List<Runnable> journal = new ArrayList<>();
  private TransactionScope scope = new TransactionScope();

  public JournaledState(StateReader reader) {
    this.reader = reader;
  }

  // Accounts

  /// Dead in the sense of EIP-161: no nonce, no balance, no code.
  public boolean isEmpty(Address account) {
    return entry(account).isEmpty();
  }

  /// In the state, even if empty: only genesis can have put an empty account there.
  public boolean exists(Address account) {
    AccountEntry entry = entry(account);
    return entry.exists || !entry.isEmpty();
  }

  public Word balance(Address account) {
    return entry(account).balance;
  }

  /// Touches the account even when `amount` is zero.
  ///
  /// @throws ArithmeticException above 2^256 - 1: more than any chain has issued
  public void addBalance(Address account, Word amount) {
    setBalance(account, balance(account).addExact(amount));
  }

  /// @throws IllegalStateException when the balance is smaller; callers check first
  public void subtractBalance(Address account, Word amount) {
    Word balance = balance(account);
    if (balance.compareTo(amount) < 0) {
      throw new IllegalStateException(account + " holds " + balance + ", not " + amount);
    }
    setBalance(account, balance.subtract(amount));
  }

  /// Moves `value`; touches both accounts.
  public void transfer(Address from, Address to, Word value) {
    subtractBalance(from, value);
    addBalance(to, value);
  }

  private void setBalance(Address account, Word balance) {
    AccountEntry entry = touch(account);
    Word previous = entry.balance;
    if (!previous.equals(balance)) {
      journal.add(() -> entry.balance = previous);
      entry.balance = balance;
    }
  }

  public long nonce(Address account) {
    return entry(account).nonce;
  }

  public void setNonce(Address account, long nonce) {
    AccountEntry entry = touch(account);
    long previous = entry.nonce;
    journal.add(() -> entry.nonce = previous);
    entry.nonce = nonce;
  }

  /// The code as stored; the array is shared and must not be written to.
  public byte[] code(Address account) {
    return entry(account).code();
  }

  /// Keccak of the code; 32 zero bytes for an account that [#isEmpty].
  public Bytes32 codeHash(Address account) {
    AccountEntry entry = entry(account);
    return entry.isEmpty() ? Bytes32.ZERO : entry.codeHash;
  }

  /// @param code not copied: the caller gives it away
  public void setCode(Address account, byte[] code) {
    AccountEntry entry = touch(account);
    byte[] previous = entry.code();
    Bytes32 previousHash = entry.codeHash;
    journal.add(() -> entry.code(previous, previousHash));
    Bytes wrapped = Bytes.wrap(code);
    Bytes32 hash = code.length == 0 ? Account.EMPTY_CODE_HASH : Keccak.hash(wrapped);
    newCode.put(hash, wrapped);
    entry.code(code, hash);
  }

  // Storage

  public Word storage(Address account, Word key) {
    return entry(account).slot(key).current;
  }

  /// The value before this transaction (EIP-2200).
  public Word originalStorage(Address account, Word key) {
    return entry(account).slot(key).original;
  }

  public void setStorage(Address account, Word key, Word value) {
    AccountEntry entry = entry(account);
    Slot slot = entry.slot(key);
    Word previous = slot.current;
    if (previous.equals(value)) {
      return;
    }
    touch(account);
    journal.add(() -> slot.current = previous);
    slot.current = value;
    scope.written.add(slot);
  }

  public Word transientStorage(Address account, Word key) {
    return scope.transientStorage.getOrDefault(new SlotKey(account, key), Word.ZERO);
  }

  public void setTransientStorage(Address account, Word key, Word value) {
    Map<SlotKey, Word> values = scope.transientStorage;
    SlotKey slot = new SlotKey(account, key);
    Word previous = values.put(slot, value);
    journal.add(() -> values.put(slot, previous == null ? Word.ZERO : previous));
  }

  // Warm sets (EIP-2929)

  /// @return true when it was warm already
  public boolean warm(Address account) {
    return !addJournaled(scope.warmAccounts, account);
  }

  /// @return true when it was warm already
  public boolean warm(Address account, Word key) {
    return !addJournaled(scope.warmSlots, new SlotKey(account, key));
  }

  // Creation and destruction

  /// Whether a CREATE onto this address must fail: nonce or code (EIP-684), or storage (EIP-7610).
  public boolean collides(Address account) {
    AccountEntry entry = entry(account);
    return entry.nonce != 0 || entry.hasCode() || entry.hasStorage();
  }

  /// Starts a contract: nonce 1, its balance kept.
  public void create(Address account) {
    setNonce(account, 1);
    addJournaled(scope.created, account);
  }

  public boolean createdInTransaction(Address account) {
    return scope.created.contains(account);
  }

  /// Burns the balance and schedules deletion at the end of the transaction, whatever the account
  /// holds then.
  public void selfDestruct(Address account) {
    setBalance(account, Word.ZERO);
    addJournaled(scope.destroyed, account);
  }

  public void log(Log log) {
    List<Log> logs = scope.logs;
    logs.add(log);
    journal.add(logs::removeLast);
  }

  // Journal

  public int snapshot() {
    return journal.size();
  }

  public void revertTo(int snapshot) {
    while (journal.size() > snapshot) {
      journal.removeLast().run();
    }
  }

  /// Settles the transaction: carries out self-destructs, removes touched accounts that are empty
  /// (EIP-161), forgets the warm sets, transient storage and the journal.
  ///
  /// @return the logs of the transaction, in order
  public List<Log> endTransaction() {
    TransactionScope ended = scope;
    scope = new TransactionScope();
    journal.clear();
    ended.written.forEach(slot -> slot.original = slot.current);
    ended.destroyed.forEach(account -> entry(account).destroy());
    for (Address account : ended.touched) {
      AccountEntry entry = entry(account);
      if (entry.isEmpty()) {
        entry.destroy();
      } else {
        entry.exists = true;
      }
    }
    return List.copyOf(ended.logs);
  }

  /// What the transactions that ended have changed. A transaction still open is not part of it.
  ///
  /// @throws IllegalStateException while a transaction is open
  public StateChanges changes() {
    if (!journal.isEmpty()) {
      throw new IllegalStateException("a transaction has not ended");
    }
    Map<Address, AccountChange> accounts = new HashMap<>();
    Map<Bytes32, Bytes> code = new HashMap<>();
    for (AccountEntry entry : entries.values()) {
      AccountChange change = entry.change();
      if (change != null) {
        accounts.put(entry.address, change);
        Bytes added = newCode.get(entry.codeHash);
        if (added != null && entry.exists && entry.hasCode()) {
          code.put(entry.codeHash, added);
        }
      }
    }
    return new StateChanges(accounts, code);
  }

  private AccountEntry entry(Address account) {
    AccountEntry known = entries.get(account);
    if (known != null) {
      return known;
    }
    AccountEntry loaded = new AccountEntry(account, reader.account(account).orElse(null), reader);
    entries.put(account, loaded);
    return loaded;
  }

  private AccountEntry touch(Address account) {
    addJournaled(scope.touched, account);
    return entry(account);
  }

  private <T> boolean addJournaled(Set<T> set, T element) {
    boolean added = set.add(element);
    if (added) {
      journal.add(() -> set.remove(element));
    }
    return added;
  }
}
