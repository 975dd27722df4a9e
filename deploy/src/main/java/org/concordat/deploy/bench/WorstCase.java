package org.concordat.deploy.bench;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisAccount;

/// A program that makes a node work as hard as it can for its gas. It is called with a number no
/// call before it got, a multiple of [#STRIDE], and goes on until [#RESERVE] gas is left.
///
/// @param accounts what has to be in genesis for it
/// @param gas of one transaction
/// @param forgetful whether the node is started again before each block, so that nothing it
///   remembers about code helps
record WorstCase(
    String name, SortedMap<Address, GenesisAccount> accounts, long gas, boolean forgetful) {
  static final Address TARGET = new Address(0, 0, 0x1000);

  /// So many accounts or slots one call can at most go through.
  static final int STRIDE = 8_192;

  /// The cap of Osaka for a transaction.
  static final long MOST_GAS = 1L << 24;

  private static final long RESERVE = 60_000;

  /// Takes the number it is called with onto the stack, does `before`, then `body` in a loop. The
  /// body leaves the stack as it found it, but for the number, which it may change.
  static WorstCase loop(String name, String before, String body) {
    return of(name, new Assembly().hex(before).bytes(), new Assembly().hex(body).bytes());
  }

  static WorstCase of(String name, Bytes before, Bytes body) {
    Assembly code = new Assembly().hex("5f 35").hex(before.toUnprefixedHexString());
    int start = code.size();
    code.hex("5b").hex(body.toUnprefixedHexString());
    code.hex("5a").push(RESERVE).hex("10").pushPlace(start).hex("57 00");
    SortedMap<Address, GenesisAccount> accounts = new TreeMap<>();
    accounts.put(TARGET, contract(code.bytes()));
    return new WorstCase(name, accounts, MOST_GAS, false);
  }

  static GenesisAccount contract(Bytes code) {
    return GenesisAccount.ofContract(code, new TreeMap<>());
  }

  WorstCase with(Address address, Bytes code) {
    SortedMap<Address, GenesisAccount> more = new TreeMap<>(accounts);
    more.put(address, contract(code));
    return new WorstCase(name, more, gas, forgetful);
  }

  /// With this many accounts of a balance, at the addresses the calls go through.
  WorstCase withBalances(int count) {
    SortedMap<Address, GenesisAccount> more = new TreeMap<>(accounts);
    for (int i = 0; i < count; i++) {
      more.put(new Address(0, 0, STRIDE + i), GenesisAccount.ofBalance(UInt256.ONE));
    }
    return new WorstCase(name, more, gas, forgetful);
  }

  /// With the target's slots filled.
  WorstCase withSlots(int count) {
    SortedMap<UInt256, UInt256> slots = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      slots.put(UInt256.valueOf(STRIDE + (long) i), UInt256.ONE);
    }
    SortedMap<Address, GenesisAccount> more = new TreeMap<>(accounts);
    more.put(
        TARGET,
        GenesisAccount.ofContract(Objects.requireNonNull(accounts.get(TARGET)).code(), slots));
    return new WorstCase(name, more, gas, forgetful);
  }

  WorstCase forgetful(long gasOfOne) {
    return new WorstCase(name, accounts, gasOfOne, true);
  }
}
