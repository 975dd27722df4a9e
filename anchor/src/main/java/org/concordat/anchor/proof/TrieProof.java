package org.concordat.anchor.proof;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// Checks a Merkle Patricia proof for a 32-byte (hashed) key: from the root along the key's
/// nibbles, every node named by its hash, no node missing, none left over (Yellow Paper, appendix
/// D).
public final class TrieProof {
  /// The root of a trie without entries: Keccak-256 of the RLP of the empty string.
  public static final Bytes32 EMPTY_ROOT = Keccak256.of(Bytes.of((byte) 0x80));

  /// A path of 64 nibbles has at most one node per nibble and a leaf.
  public static final int MAXIMUM_NODES = 65;

  /// Seventeen hashes with prefixes take 532 bytes; an account leaf less.
  public static final int MAXIMUM_NODE_BYTES = 1024;

  private static final int KEY_NIBBLES = 64;
  private static final int BRANCH = 17;

  private final List<Bytes> nodes;
  private final Bytes key;
  private int used;
  private int depth;

  private TrieProof(List<Bytes> nodes, Bytes32 key) {
    this.nodes = nodes;
    this.key = key;
  }

  /// What a proof shows.
  public sealed interface Result {
    /// The key is in the trie with this value.
    record Present(Bytes value) implements Result {}

    /// The key is not in the trie.
    record Absent() implements Result {}

    /// These nodes prove nothing about this root and key.
    record Refused(String reason) implements Result {}
  }

  /// @param root the trie's root hash
  /// @param key the hashed key
  /// @param nodes from the root down, as `eth_getProof` returns them; empty for an empty trie
  public static Result check(Bytes32 root, Bytes32 key, List<Bytes> nodes) {
    if (nodes.isEmpty() && root.equals(EMPTY_ROOT)) {
      return new Result.Absent();
    }
    try {
      return new TrieProof(nodes, key).walk(root);
    } catch (MalformedException e) {
      return new Result.Refused(e.reason());
    }
  }

  private Result walk(Bytes32 root) throws MalformedException {
    if (nodes.size() > MAXIMUM_NODES) {
      throw new MalformedException("more than " + MAXIMUM_NODES + " trie nodes");
    }
    Result result = descend(take(root));
    if (used != nodes.size()) {
      throw new MalformedException("trie node " + used + " is not on the path");
    }
    return result;
  }

  private Result descend(RlpItem.Sequence node) throws MalformedException {
    return switch (node.size()) {
      case BRANCH -> branch(node);
      case 2 -> shortNode(node);
      default -> throw new MalformedException("trie node of " + node.size() + " items");
    };
  }

  private Result branch(RlpItem.Sequence node) throws MalformedException {
    if (depth >= KEY_NIBBLES) {
      throw new MalformedException("trie branch below the end of the key");
    }
    if (!node.at(BRANCH - 1).asBytes("branch value").isEmpty()) {
      throw new MalformedException("trie branch with a value of its own");
    }
    for (int i = 0; i < BRANCH - 1; i++) {
      if (!isEmpty(node.at(i))) {
        checkReference(node.at(i));
      }
    }
    RlpItem child = node.at(nibble(depth));
    depth++;
    return isEmpty(child) ? new Result.Absent() : follow(child);
  }

  private Result shortNode(RlpItem.Sequence node) throws MalformedException {
    Bytes path = node.at(0).asBytes("trie path");
    boolean leaf = isLeaf(path);
    int length = pathLength(path);
    int remaining = KEY_NIBBLES - depth;
    if (leaf ? length != remaining : length == 0 || length >= remaining) {
      throw new MalformedException("trie path of " + length + " nibbles at depth " + depth);
    }
    return leaf ? leaf(path, length, node.at(1)) : extension(path, length, node.at(1));
  }

  private Result leaf(Bytes path, int length, RlpItem item) throws MalformedException {
    Bytes value = item.asBytes("leaf value");
    if (value.isEmpty()) {
      throw new MalformedException("trie leaf without a value");
    }
    return matches(path, length) ? new Result.Present(value) : new Result.Absent();
  }

  private Result extension(Bytes path, int length, RlpItem child) throws MalformedException {
    checkReference(child);
    if (!matches(path, length)) {
      return new Result.Absent();
    }
    depth += length;
    return follow(child);
  }

  private static boolean isEmpty(RlpItem child) {
    return child instanceof RlpItem.Text text && text.value().isEmpty();
  }

  /// A child stands in its parent when it is shorter than 32 bytes, and as its hash otherwise.
  private static void checkReference(RlpItem child) throws MalformedException {
    switch (child) {
      case RlpItem.Text text -> text.asBytes("trie reference", Bytes32.SIZE);
      case RlpItem.Sequence embedded -> {
        if (embedded.encoded().size() >= Bytes32.SIZE) {
          throw new MalformedException("trie node embedded though 32 bytes or longer");
        }
      }
    }
  }

  private Result follow(RlpItem child) throws MalformedException {
    return switch (child) {
      case RlpItem.Text text -> descend(take(Bytes32.wrap(text.value())));
      case RlpItem.Sequence embedded -> descend(embedded);
    };
  }

  private RlpItem.Sequence take(Bytes32 hash) throws MalformedException {
    if (used == nodes.size()) {
      throw new MalformedException("trie node " + used + " is missing");
    }
    Bytes node = nodes.get(used);
    if (node.size() > MAXIMUM_NODE_BYTES) {
      throw new MalformedException("trie node " + used + " is too long");
    }
    if (used > 0 && node.size() < Bytes32.SIZE) {
      throw new MalformedException("trie node " + used + " should be embedded");
    }
    if (!Keccak256.of(node).equals(hash)) {
      throw new MalformedException("trie node " + used + " does not have the hash above it");
    }
    used++;
    return RlpDecoder.decode(node).asSequence("trie node");
  }

  private static boolean isLeaf(Bytes path) throws MalformedException {
    int flag = path.isEmpty() ? 0xff : (path.get(0) & 0xff) >>> 4;
    if (flag > 3 || ((flag & 1) == 0 && (path.get(0) & 0x0f) != 0)) {
      throw new MalformedException("trie path with a bad flag");
    }
    return flag >= 2;
  }

  private static int pathLength(Bytes path) {
    return 2 * (path.size() - 1) + (path.get(0) >>> 4 & 1);
  }

  private boolean matches(Bytes path, int length) {
    int offset = 2 * path.size() - length;
    for (int i = 0; i < length; i++) {
      int at = offset + i;
      int mine = (path.get(at / 2) & 0xff) >>> ((at & 1) == 0 ? 4 : 0) & 0x0f;
      if (mine != nibble(depth + i)) {
        return false;
      }
    }
    return true;
  }

  private int nibble(int index) {
    return (key.get(index / 2) & 0xff) >>> ((index & 1) == 0 ? 4 : 0) & 0x0f;
  }
}
