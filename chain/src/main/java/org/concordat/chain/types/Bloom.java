package org.concordat.chain.types;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.crypto.Keccak;

/// The 2048-bit filter over addresses and topics of logs (Yellow Paper, section 4.3.1). It may say
/// that a log could be there when it is not, never the other way round.
public record Bloom(Bytes bytes) {
  public static final int SIZE = 256;
  public static final Bloom EMPTY = new Bloom(Bytes.wrap(new byte[SIZE]));
  private static final int BITS_PER_ENTRY = 3;
  private static final int BIT_MASK = 8 * SIZE - 1;

  public Bloom {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("a bloom has 256 bytes, not " + bytes.size());
    }
    bytes = bytes.copy();
  }

  public static Bloom of(List<Log> logs) {
    if (logs.isEmpty()) {
      return EMPTY;
    }
    byte[] filter = new byte[SIZE];
    for (Log log : logs) {
      add(filter, log.address().toArray());
      log.topics().forEach(topic -> add(filter, topic.toArrayUnsafe()));
    }
    return new Bloom(Bytes.wrap(filter));
  }

  /// The filter of all of them: a block's from its receipts'.
  public static Bloom union(List<Bloom> blooms) {
    byte[] filter = new byte[SIZE];
    for (Bloom bloom : blooms) {
      for (int i = 0; i < SIZE; i++) {
        filter[i] |= bloom.bytes.get(i);
      }
    }
    return new Bloom(Bytes.wrap(filter));
  }

  /// False only when no log with this address or topic is in the set.
  ///
  /// @param entry 20 bytes of an address or 32 bytes of a topic
  public boolean mayContain(Bytes entry) {
    byte[] digest = Keccak.hash(entry.toArrayUnsafe());
    for (int i = 0; i < BITS_PER_ENTRY; i++) {
      int bit = bit(digest, i);
      if ((bytes.get(byteOf(bit)) & maskOf(bit)) == 0) {
        return false;
      }
    }
    return true;
  }

  private static void add(byte[] filter, byte[] entry) {
    byte[] digest = Keccak.hash(entry);
    for (int i = 0; i < BITS_PER_ENTRY; i++) {
      int bit = bit(digest, i);
      filter[byteOf(bit)] |= (byte) maskOf(bit);
    }
  }

  private static int bit(byte[] digest, int index) {
    return ((digest[2 * index] & 0xff) << 8 | (digest[2 * index + 1] & 0xff)) & BIT_MASK;
  }

  private static int byteOf(int bit) {
    return SIZE - 1 - bit / 8;
  }

  private static int maskOf(int bit) {
    return 1 << bit % 8;
  }
}
