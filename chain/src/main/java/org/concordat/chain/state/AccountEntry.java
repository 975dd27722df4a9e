package org.concordat.chain.state;

import java.util.HashMap;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;
import org.jspecify.annotations.Nullable;

/// The working copy of one account during a block.
final class AccountEntry {
  private static final byte[] NO_CODE = new byte[0];

  final Address address;
  final @Nullable Account before;
  private final StateReader reader;
  private Map<Word, Slot> slots = new HashMap<>();
  private boolean storageCleared;
  private byte @Nullable [] code;

  long nonce;
  Word balance;
  Bytes32 codeHash;

  /// Whether the account is in the state, as of the last transaction that ended.
  boolean exists;

  AccountEntry(Address address, @Nullable Account before, StateReader reader) {
    this.address = address;
    this.before = before;
    this.reader = reader;
    this.nonce = before == null ? 0 : before.nonce();
    this.balance = before == null ? Word.ZERO : before.balance();
    this.codeHash = before == null ? Account.EMPTY_CODE_HASH : before.codeHash();
    this.exists = before != null;
  }

  boolean isEmpty() {
    return nonce == 0 && balance.isZero() && !hasCode();
  }

  boolean hasCode() {
    return !codeHash.equals(Account.EMPTY_CODE_HASH);
  }

  /// Whether the account came into the block with storage that nothing has cleared since.
  boolean hasStorage() {
    return !storageCleared
        && before != null
        && !before.storageRoot().equals(Account.EMPTY_STORAGE_ROOT);
  }

  byte[] code() {
    if (code == null) {
      code = hasCode() ? reader.code(codeHash) : NO_CODE;
    }
    return code;
  }

  void code(byte[] newCode, Bytes32 newHash) {
    this.code = newCode;
    this.codeHash = newHash;
  }

  Slot slot(Word key) {
    Slot known = slots.get(key);
    if (known != null) {
      return known;
    }
    Slot loaded = new Slot(committed(key));
    slots.put(key, loaded);
    return loaded;
  }

  private Word committed(Word key) {
    return before != null && hasStorage()
        ? reader.storage(address, before.storageRoot(), key)
        : Word.ZERO;
  }

  /// Takes the account out of the state, its storage with it.
  void destroy() {
    nonce = 0;
    balance = Word.ZERO;
    code(NO_CODE, Account.EMPTY_CODE_HASH);
    slots = new HashMap<>();
    storageCleared = true;
    exists = false;
  }

  /// What the block did to this account so far; null when nothing.
  @Nullable AccountChange change() {
    if (!exists) {
      return before == null ? null : new AccountChange.Deleted();
    }
    Map<Word, Word> written = new HashMap<>();
    slots.forEach((key, slot) -> {
      if (!slot.original.equals(slot.committed)) {
        written.put(key, slot.original);
      }
    });
    return written.isEmpty() && !storageCleared && sameAsBefore()
        ? null
        : new AccountChange.Written(nonce, balance, codeHash, storageCleared, written);
  }

  private boolean sameAsBefore() {
    return before != null
        && nonce == before.nonce()
        && balance.equals(before.balance())
        && codeHash.equals(before.codeHash());
  }
}
