package org.concordat.genesis.config;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.units.bigints.UInt256;

/// An account of the genesis state.
///
/// @param balance in wei
/// @param storage by slot; zeros are left out, for the state does not store them
public record GenesisAccount(
    UInt256 balance, long nonce, Bytes code, SortedMap<UInt256, UInt256> storage) {
  public GenesisAccount {
    SortedMap<UInt256, UInt256> kept = new TreeMap<>(storage);
    kept.values().removeIf(UInt256::isZero);
    storage = Collections.unmodifiableSortedMap(kept);
  }

  public static GenesisAccount ofBalance(UInt256 balance) {
    return new GenesisAccount(balance, 0, Bytes.EMPTY, new TreeMap<>());
  }

  public static GenesisAccount ofContract(Bytes code, SortedMap<UInt256, UInt256> storage) {
    return new GenesisAccount(UInt256.ZERO, 0, code, storage);
  }
}
