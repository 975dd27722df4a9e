package org.concordat.chain.doctor;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;

/// Walks one trie from its root and hashes every node on the way: what it reaches is what the root
/// commits to, or a fault. It decodes nodes by itself (Yellow Paper, appendix D): a twin of the
/// trie that the node runs on.
///
/// The depth is bounded by the length of the keys, 64 nibbles.
final class StateWalk {
  private static final int PATH_LENGTH = 2 * Bytes32.SIZE;
  private static final int PATH_NODE_ITEMS = 2;
  private static final int BRANCHES = 16;
  private static final int ODD = 1;
  private static final int LEAF = 2;
  private static final int MAX_FLAGS = ODD | LEAF;

  private final StateLayout layout;
  private final Optional<Bytes32> account;
  private final Entries entries;
  private final Consumer<String> faults;
  private final byte[] path = new byte[PATH_LENGTH];
  private long nodes;

  /// Sees the entries of the trie.
  interface Entries {
    void entry(Bytes32 key, Bytes value);
  }

  /// @param account as [StateLayout#node] takes it
  StateWalk(
      StateLayout layout, Optional<Bytes32> account, Entries entries, Consumer<String> faults) {
    this.layout = layout;
    this.account = account;
    this.entries = entries;
    this.faults = faults;
  }

  /// @return how many nodes have the hash that is asked of them
  long from(Bytes32 root) {
    nodes = 0;
    if (!root.equals(Keccak.hash(Bytes.of(0x80)))) {
      stored(root, 0);
    }
    return nodes;
  }

  private void stored(Bytes32 hash, int depth) {
    Bytes at = Bytes.wrap(Arrays.copyOf(path, depth));
    Optional<Bytes> rlp = layout.node(account, at, hash);
    if (rlp.isEmpty()) {
      faults.accept("node " + hash + " at " + place(depth) + " is missing");
    } else if (!Keccak.hash(rlp.get()).equals(hash)) {
      faults.accept(
          "node at %s hashes to %s, its parent says %s"
              .formatted(place(depth), Keccak.hash(rlp.get()), hash));
    } else {
      nodes++;
      decoded(rlp.get(), depth);
    }
  }

  private void decoded(Bytes rlp, int depth) {
    try {
      RlpReader whole = RlpReader.of(rlp);
      node(whole.readList(), depth);
      whole.expectEnd();
    } catch (RlpException damaged) {
      faults.accept("node at " + place(depth) + " is no trie node: " + damaged.reason());
    }
  }

  private void node(RlpReader items, int depth) {
    Bytes first = items.readRaw();
    Bytes second = items.readRaw();
    if (items.isAtEnd()) {
      pathNode(RlpReader.of(first).readBytes(), second, depth);
      return;
    }
    require(depth < PATH_LENGTH, "a branch below the longest key");
    for (int nibble = 0; nibble < BRANCHES; nibble++) {
      path[depth] = (byte) nibble;
      child(nibble == 0 ? first : nibble == 1 ? second : items.readRaw(), depth + 1);
    }
    require(items.readBytes().isEmpty(), "a value in a branch");
    items.expectEnd();
  }

  private void pathNode(Bytes compact, Bytes second, int depth) {
    require(!compact.isEmpty(), "an empty path");
    int flags = (compact.get(0) & 0xff) >>> 4;
    int odd = flags & ODD;
    int length = PATH_NODE_ITEMS * (compact.size() - 1) + odd;
    require(flags <= MAX_FLAGS && depth + length <= PATH_LENGTH, "a path that cannot be");
    for (int i = 0; i < length; i++) {
      int nibble = i + 2 - odd;
      byte pair = compact.get(nibble / 2);
      path[depth + i] = (byte) (nibble % 2 == 0 ? (pair & 0xff) >>> 4 : pair & 0x0f);
    }
    if ((flags & LEAF) == 0) {
      child(second, depth + length);
    } else {
      require(depth + length == PATH_LENGTH, "an entry under a short key");
      entries.entry(key(), RlpReader.of(second).readBytes());
    }
  }

  /// A child stands in its parent as its hash, or itself where it is shorter than that.
  private void child(Bytes item, int depth) {
    RlpReader reader = RlpReader.of(item);
    if (reader.nextIsList()) {
      require(item.size() < Bytes32.SIZE, "a long node inside its parent");
      node(reader.readList(), depth);
    } else if (!reader.nextIsEmpty()) {
      stored(reader.readBytes32(), depth);
    }
  }

  private Bytes32 key() {
    byte[] key = new byte[Bytes32.SIZE];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (path[2 * i] << 4 | path[2 * i + 1]);
    }
    return Bytes32.wrap(key);
  }

  private String place(int depth) {
    StringBuilder text =
        new StringBuilder(account.map(it -> "storage of " + it).orElse("accounts"));
    text.append(" path /");
    for (int i = 0; i < depth; i++) {
      text.append(Character.forDigit(path[i], 16));
    }
    return text.toString();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new RlpException(otherwise);
    }
  }
}
