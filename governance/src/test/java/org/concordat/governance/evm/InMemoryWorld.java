package org.concordat.governance.evm;

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
import org.concordat.chain.evm.Host;
import org.concordat.chain.types.Log;
import org.concordat.genesis.Address;

/// State as plain maps, where a snapshot is a copy of everything. Balances are not kept: these
/// contracts take no value.
final class InMemoryWorld implements Host {
  record Key(Address account, Word slot) {}

  private record Snapshot(
      Map<Key, Word> storage, Map<Key, Word> transientStorage, Set<Object> warm, int logs) {}

  private final Map<Address, byte[]> codes = new HashMap<>();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private Map<Key, Word> storage = new HashMap<>();
  private Map<Key, Word> original = new HashMap<>();
  private Map<Key, Word> transientStorage = new HashMap<>();
  private Set<Object> warm = new HashSet<>();
  private List<Log> logs = new ArrayList<>();
  private long blockNumber = 1;

  void beginTransaction() {
    original = new HashMap<>(storage);
    transientStorage = new HashMap<>();
    warm = new HashSet<>();
    logs = new ArrayList<>();
    snapshots.clear();
  }

  List<Log> logs() {
    return List.copyOf(logs);
  }

  long blockNumber() {
    return blockNumber;
  }

  void reachBlock(long number) {
    blockNumber = number;
  }

  /// The hash these worlds give a block.
  static Bytes32 hashOf(long number) {
    return Keccak.hash(Bytes.ofUnsignedLong(number));
  }

  @Override
  public boolean isEmpty(Address account) {
    return !codes.containsKey(account);
  }

  @Override
  public Word balance(Address account) {
    return Word.ZERO;
  }

  @Override
  public long nonce(Address account) {
    return 0;
  }

  @Override
  public void setNonce(Address account, long nonce) {
    throw new UnsupportedOperationException("these contracts create nothing");
  }

  @Override
  public byte[] code(Address account) {
    return codes.getOrDefault(account, new byte[0]);
  }

  @Override
  public Bytes32 codeHash(Address account) {
    return isEmpty(account) ? Bytes32.ZERO : Keccak.hash(Bytes.wrap(code(account)));
  }

  @Override
  public void setCode(Address account, byte[] code) {
    codes.put(account, code);
  }

  @Override
  public Word storage(Address account, Word key) {
    return storage.getOrDefault(new Key(account, key), Word.ZERO);
  }

  @Override
  public Word originalStorage(Address account, Word key) {
    return original.getOrDefault(new Key(account, key), Word.ZERO);
  }

  @Override
  public void setStorage(Address account, Word key, Word value) {
    storage.put(new Key(account, key), value);
  }

  @Override
  public Word transientStorage(Address account, Word key) {
    return transientStorage.getOrDefault(new Key(account, key), Word.ZERO);
  }

  @Override
  public void setTransientStorage(Address account, Word key, Word value) {
    transientStorage.put(new Key(account, key), value);
  }

  @Override
  public boolean warm(Address account) {
    return !warm.add(account);
  }

  @Override
  public boolean warm(Address account, Word key) {
    return !warm.add(new Key(account, key));
  }

  @Override
  public void transfer(Address from, Address to, Word value) {
    if (!value.isZero()) {
      throw new UnsupportedOperationException("these contracts take no value");
    }
  }

  @Override
  public boolean collides(Address account) {
    return !isEmpty(account);
  }

  @Override
  public void create(Address account) {
    throw new UnsupportedOperationException("these contracts create nothing");
  }

  @Override
  public boolean createdInTransaction(Address account) {
    return false;
  }

  @Override
  public void selfDestruct(Address account) {
    throw new UnsupportedOperationException("these contracts live for ever");
  }

  @Override
  public void log(Log log) {
    logs.add(log);
  }

  @Override
  public int snapshot() {
    snapshots.add(
        new Snapshot(
            new HashMap<>(storage),
            new HashMap<>(transientStorage),
            new HashSet<>(warm),
            logs.size()));
    return snapshots.size() - 1;
  }

  @Override
  public void revertTo(int snapshot) {
    Snapshot taken = snapshots.get(snapshot);
    storage = new HashMap<>(taken.storage());
    transientStorage = new HashMap<>(taken.transientStorage());
    warm = new HashSet<>(taken.warm());
    logs = new ArrayList<>(logs.subList(0, taken.logs()));
    snapshots.subList(snapshot, snapshots.size()).clear();
  }

  @Override
  public Bytes32 blockHash(long number) {
    boolean known = number >= 0 && number < blockNumber && number >= blockNumber - 256;
    return known ? hashOf(number) : Bytes32.ZERO;
  }
}
