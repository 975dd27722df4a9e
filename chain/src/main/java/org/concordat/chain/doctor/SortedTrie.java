package org.concordat.chain.doctor;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.rlp.RlpWriter;
import org.jspecify.annotations.Nullable;

/// The root of a trie whose entries come in ascending order of their keys (Yellow Paper, appendix
/// D). Keeps one path, however many entries there are; knows nothing of how tries are stored.
final class SortedTrie {
  private static final int NIBBLES = 2 * Bytes32.SIZE;
  private static final int BRANCHES = 16;
  private static final int NOWHERE = -1;
  private static final byte[] NOTHING = {(byte) 0x80};

  /// Branches on the way to the last entry, deepest first.
  private final Deque<Fork> open = new ArrayDeque<>();

  private byte @Nullable [] lastPath;
  private Bytes lastValue = Bytes.EMPTY;

  /// A branch that more entries may join.
  private static final class Fork {
    final int depth;
    final byte[][] children = new byte[BRANCHES][];

    Fork(int depth) {
      this.depth = depth;
      Arrays.fill(children, NOTHING);
    }

    byte[] encode() {
      RlpWriter writer = new RlpWriter().startList();
      for (byte[] child : children) {
        writer.writeRaw(child);
      }
      return writer.writeBytes(Bytes.EMPTY).endList().toArray();
    }
  }

  /// @throws IllegalArgumentException when the key is not above the one before
  void add(Bytes32 key, Bytes value) {
    byte[] path = nibbles(key);
    byte[] last = lastPath;
    if (last != null) {
      int common = Arrays.mismatch(last, path);
      if (common < 0 || last[common] > path[common]) {
        throw new IllegalArgumentException("keys out of order");
      }
      settle(last, common);
    }
    lastPath = path;
    lastValue = value;
  }

  /// Ends the trie.
  Bytes32 root() {
    byte[] last = lastPath;
    if (last == null) {
      return Keccak.hash(Bytes.wrap(NOTHING));
    }
    return Bytes32.wrap(Keccak.hash(settle(last, NOWHERE)));
  }

  /// Hangs the last entry into the tree, and closes what no later entry can join.
  ///
  /// @param common nibbles that the next path shares with the last; [#NOWHERE] when none comes
  /// @return the last node that was closed, as RLP
  private byte[] settle(byte[] path, int common) {
    byte[] leaf = pathNode(path, parentDepth(common) + 1, NIBBLES, true, leafValue());
    byte[] node = hung(leaf, common, path);
    while (!open.isEmpty() && open.element().depth > common) {
      Fork fork = open.remove();
      byte[] branch = fork.encode();
      int from = parentDepth(common) + 1;
      node =
          fork.depth > from ? pathNode(path, from, fork.depth, false, reference(branch)) : branch;
      node = hung(node, common, path);
    }
    return node;
  }

  /// Puts a node under its parent, which begins here if the next path leaves the last one here.
  private byte[] hung(byte[] node, int common, byte[] path) {
    int depth = parentDepth(common);
    if (depth != NOWHERE) {
      if (open.isEmpty() || open.element().depth < depth) {
        open.push(new Fork(depth));
      }
      open.element().children[path[depth]] = reference(node);
    }
    return node;
  }

  /// Where the branch is, or will be, under which the next closed node hangs.
  private int parentDepth(int common) {
    return open.isEmpty() ? common : Math.max(common, open.element().depth);
  }

  private byte[] leafValue() {
    return new RlpWriter().writeBytes(lastValue).toArray();
  }

  /// A leaf or an extension over the nibbles from `from` to `to`.
  private static byte[] pathNode(byte[] path, int from, int to, boolean leaf, byte[] second) {
    int odd = (to - from) & 1;
    byte[] compact = new byte[(to - from) / 2 + 1];
    compact[0] = (byte) ((leaf ? 0x20 : 0) + (odd == 1 ? 0x10 + path[from] : 0));
    for (int i = from + odd; i < to; i += 2) {
      compact[(i - from) / 2 + 1] = (byte) (path[i] << 4 | path[i + 1]);
    }
    return new RlpWriter().startList().writeBytes(compact).writeRaw(second).endList().toArray();
  }

  /// What a parent holds of a node.
  private static byte[] reference(byte[] node) {
    return node.length < Bytes32.SIZE
        ? node
        : new RlpWriter().writeBytes(Bytes.wrap(Keccak.hash(node))).toArray();
  }

  private static byte[] nibbles(Bytes32 key) {
    byte[] path = new byte[NIBBLES];
    for (int i = 0; i < NIBBLES; i++) {
      int pair = key.get(i / 2) & 0xff;
      path[i] = (byte) (i % 2 == 0 ? pair >>> 4 : pair & 0x0f);
    }
    return path;
  }
}
