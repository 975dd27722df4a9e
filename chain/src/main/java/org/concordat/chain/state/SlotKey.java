package org.concordat.chain.state;

import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// A slot of an account. Comparable so that hash tables stay fast when a contract picks slots whose
/// hash codes collide.
record SlotKey(Address account, Word key) implements Comparable<SlotKey> {
  @Override
  public int compareTo(SlotKey other) {
    int byAccount = account.compareTo(other.account);
    return byAccount != 0 ? byAccount : key.compareTo(other.key);
  }
}
