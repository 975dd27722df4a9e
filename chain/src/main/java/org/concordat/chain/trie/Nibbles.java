package org.concordat.chain.trie;

import java.util.Arrays;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpException;

/// Paths as one nibble per byte, and their compact form (Yellow Paper, appendix C).
final class Nibbles {
  private static final int ODD = 1;
  private static final int LEAF = 2;

  private Nibbles() {}

  static byte[] ofKey(byte[] key) {
    byte[] path = new byte[2 * key.length];
    for (int i = 0; i < key.length; i++) {
      path[2 * i] = (byte) ((key[i] >> 4) & 0x0f);
      path[2 * i + 1] = (byte) (key[i] & 0x0f);
    }
    return path;
  }

  /// The key that a path of `length` nibbles, an even number, leads to.
  static Bytes toKey(byte[] path, int length) {
    byte[] key = new byte[length / 2];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (path[2 * i] << 4 | path[2 * i + 1]);
    }
    return Bytes.wrap(key);
  }

  static byte[] compact(byte[] path, boolean leaf) {
    int odd = path.length & 1;
    byte[] out = new byte[path.length / 2 + 1];
    out[0] = (byte) (((leaf ? LEAF : 0) + odd) << 4 | (odd == 1 ? path[0] : 0));
    for (int i = odd; i < path.length; i += 2) {
      out[(i + 2) / 2] = (byte) (path[i] << 4 | path[i + 1]);
    }
    return out;
  }

  static boolean isLeaf(byte[] compact) {
    return (flags(compact) & LEAF) != 0;
  }

  /// @throws RlpException when the flags are unknown or the padding is not zero
  static byte[] fromCompact(byte[] compact) {
    int flags = flags(compact);
    int odd = flags & ODD;
    if (odd == 0 && (compact[0] & 0x0f) != 0) {
      throw new RlpException("a trie path with padding that is not zero");
    }
    byte[] path = ofKey(compact);
    return Arrays.copyOfRange(path, 2 - odd, path.length);
  }

  private static int flags(byte[] compact) {
    if (compact.length == 0 || (compact[0] & 0xff) >>> 4 > (LEAF | ODD)) {
      throw new RlpException("a trie path with unknown flags");
    }
    return (compact[0] & 0xff) >>> 4;
  }

  /// How many nibbles of `path` the key has at `at`.
  static int common(byte[] path, byte[] key, int at) {
    int limit = Math.min(path.length, key.length - at);
    int mismatch = Arrays.mismatch(path, 0, limit, key, at, at + limit);
    return mismatch < 0 ? limit : mismatch;
  }

  static byte[] join(byte[] head, byte[] tail) {
    byte[] joined = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }

  static byte[] from(byte[] path, int start) {
    return Arrays.copyOfRange(path, start, path.length);
  }
}
