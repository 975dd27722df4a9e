package org.concordat.chain.state;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.bytes.MutableBytes;

/// Keys under which trie nodes are stored: what trie, then the path in it.
///
/// | part | bytes |
/// |---|---|
/// | trie | nothing for the account trie; 0x20 and the hashed address for a storage trie |
/// | path | one nibble per byte |
/// | end | 0x10, above every nibble |
/// | in history only | block number, 8 bytes big-endian |
///
/// The end mark keeps all versions of one node side by side: no other place starts with one.
public final class TriePlace {
  private static final byte STORAGE = 0x20;
  private static final byte END = 0x10;
  private static final Bytes ACCOUNTS = Bytes.EMPTY;

  private TriePlace() {}

  /// What all places in the account trie start with.
  public static Bytes accounts() {
    return ACCOUNTS;
  }

  /// What all places in this account's storage trie start with.
  public static Bytes storage(Bytes32 addressHash) {
    return Bytes.concatenate(Bytes.of(STORAGE), addressHash);
  }

  public static Bytes of(Bytes trie, Bytes path) {
    byte[] place = new byte[trie.size() + path.size() + 1];
    System.arraycopy(trie.toArrayUnsafe(), 0, place, 0, trie.size());
    System.arraycopy(path.toArrayUnsafe(), 0, place, trie.size(), path.size());
    place[place.length - 1] = END;
    return Bytes.wrap(place);
  }

  /// The key of the version that was replaced by block `height`.
  static Bytes before(Bytes place, long height) {
    MutableBytes key = MutableBytes.create(place.size() + Long.BYTES);
    place.copyTo(key, 0);
    key.setLong(place.size(), height);
    return key;
  }

  /// The block number in a key that [#before] made.
  static long height(Bytes key) {
    return key.getLong(key.size() - Long.BYTES);
  }
}
