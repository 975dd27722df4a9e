package org.concordat.deploy.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;
import org.jspecify.annotations.Nullable;

/// What accounts and slots held after each block, by plain arithmetic on what was sent: no trie, no
/// database. A node's answers are held against it.
final class RememberedValues {
  private final Map<Address, NavigableMap<Long, Holding>> holdings = new HashMap<>();
  private final Map<Place, NavigableMap<Long, Word>> slots = new HashMap<>();

  /// @param nonce how many transactions the account has sent
  record Holding(long nonce, Word balance) {
    static final Holding NOTHING = new Holding(0, Word.ZERO);
  }

  private record Place(Address contract, Word slot) {}

  /// One wei from one account to another, in block `height`.
  void transfer(Address from, Address to, long height) {
    sent(from, height);
    Holding poorer = newest(from);
    hold(from, height, new Holding(poorer.nonce(), poorer.balance().subtract(Word.ONE)));
    Holding richer = newest(to);
    hold(to, height, new Holding(richer.nonce(), richer.balance().add(Word.ONE)));
  }

  /// A value into a slot, in block `height`.
  void store(Address from, Address contract, Word slot, Word value, long height) {
    sent(from, height);
    slots.computeIfAbsent(new Place(contract, slot), _ -> new TreeMap<>()).put(height, value);
  }

  private void sent(Address from, long height) {
    Holding before = newest(from);
    hold(from, height, new Holding(before.nonce() + 1, before.balance()));
  }

  void hold(Address account, long height, Holding holding) {
    holdings.computeIfAbsent(account, _ -> new TreeMap<>()).put(height, holding);
  }

  private Holding newest(Address account) {
    return at(account, Long.MAX_VALUE);
  }

  /// After block `height`.
  Holding at(Address account, long height) {
    return floor(holdings.get(account), height, Holding.NOTHING);
  }

  /// After block `height`.
  Word at(Address contract, Word slot, long height) {
    return floor(slots.get(new Place(contract, slot)), height, Word.ZERO);
  }

  private static <V> V floor(@Nullable NavigableMap<Long, V> versions, long height, V otherwise) {
    Map.Entry<Long, V> entry = versions == null ? null : versions.floorEntry(height);
    return entry == null ? otherwise : entry.getValue();
  }
}
