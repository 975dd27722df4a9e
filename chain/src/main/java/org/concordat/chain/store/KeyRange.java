package org.concordat.chain.store;

import java.util.Arrays;
import org.apache.tuweni.bytes.Bytes;

/// Where the keys with one prefix end.
final class KeyRange {
  private KeyRange() {}

  /// The least key above all that start with `prefix`; where every byte of it is 0xff, a key above
  /// all in use.
  static byte[] end(Bytes prefix) {
    byte[] end = prefix.toArray();
    int last = end.length - 1;
    while (last >= 0 && end[last] == (byte) 0xff) {
      last--;
    }
    if (last < 0) {
      byte[] highest = new byte[WriteBatch.MAX_KEY_SIZE];
      Arrays.fill(highest, (byte) 0xff);
      return highest;
    }
    end[last]++;
    return Arrays.copyOf(end, last + 1);
  }
}
