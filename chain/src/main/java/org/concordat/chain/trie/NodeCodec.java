package org.concordat.chain.trie;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.rlp.RlpReader;
import org.concordat.chain.rlp.RlpWriter;
import org.concordat.chain.trie.Node.Branch;
import org.concordat.chain.trie.Node.Empty;
import org.concordat.chain.trie.Node.Extension;
import org.concordat.chain.trie.Node.Leaf;
import org.concordat.chain.trie.Node.Loaded;
import org.concordat.chain.trie.Node.Unloaded;
import org.jspecify.annotations.Nullable;

/// Nodes as RLP. A node whose RLP is shorter than a hash stands in its parent itself.
final class NodeCodec {
  private static final byte[] EMPTY_REFERENCE = {(byte) 0x80};
  private static final int LONG_HEADER = 2;
  private static final int SHORT_MAX = 55;
  private static final int BYTE_MAX = 0xff;
  private static final byte[] NO_VALUE = new byte[0];
  private static final byte HASH_PREFIX = (byte) (0x80 + Keccak.DIGEST_SIZE);

  private NodeCodec() {}

  static byte[] encode(Loaded node) {
    return switch (node) {
      case Leaf leaf -> encode(leaf);
      case Extension extension -> encode(extension);
      case Branch branch -> encode(branch);
    };
  }

  private static byte[] encode(Leaf leaf) {
    byte[] path = Nibbles.compact(leaf.path, true);
    return RlpWriter.ofList(RlpWriter.sizeOf(path) + RlpWriter.sizeOf(leaf.value))
        .writeBytes(path)
        .writeBytes(leaf.value)
        .toArray();
  }

  private static byte[] encode(Extension extension) {
    byte[] path = Nibbles.compact(extension.path, false);
    byte[] child = reference(extension.child);
    return RlpWriter.ofList(RlpWriter.sizeOf(path) + child.length)
        .writeBytes(path)
        .writeRaw(child)
        .toArray();
  }

  private static byte[] encode(Branch branch) {
    byte[] value = branch.value == null ? NO_VALUE : branch.value;
    int length = RlpWriter.sizeOf(value);
    for (Node child : branch.children) {
      length += reference(child).length;
    }
    RlpWriter writer = RlpWriter.ofList(length);
    for (Node child : branch.children) {
      writer.writeRaw(reference(child));
    }
    return writer.writeBytes(value).toArray();
  }

  /// What the parent of `node` holds of it, as RLP.
  static byte[] reference(Node node) {
    return switch (node) {
      case Empty _ -> EMPTY_REFERENCE;
      case Unloaded unloaded -> unloaded.reference;
      case Loaded loaded -> {
        byte[] known = loaded.reference;
        yield known == null ? remember(loaded, encode(loaded)) : known;
      }
    };
  }

  private static byte[] remember(Loaded node, byte[] rlp) {
    byte[] reference = isInline(rlp) ? rlp : Unloaded.reference(Keccak.hash(rlp));
    node.reference = reference;
    node.rlp = rlp;
    return reference;
  }

  /// The RLP of a node, which is not kept any longer.
  static byte[] takeRlp(Loaded node) {
    byte[] known = node.rlp;
    node.rlp = null;
    return known == null ? encode(node) : known;
  }

  static boolean isInline(byte[] rlp) {
    return rlp.length < Keccak.DIGEST_SIZE;
  }

  /// Reads a node that came from a store; it and what it holds count as stored.
  ///
  /// @param reference what the parent holds of it
  /// @throws RlpException when these bytes are no node
  static Loaded decode(Bytes rlp, byte[] reference) {
    Loaded node = hashedBranch(rlp.toArrayUnsafe());
    if (node == null) {
      RlpReader reader = RlpReader.of(rlp);
      node = read(reader);
      reader.expectEnd();
    }
    node.reference = reference;
    return node;
  }

  /// Most nodes by far are branches of hashes alone, and most of the time of an update would go
  /// into reading them item by item. Null for anything else, however close to one.
  private static @Nullable Branch hashedBranch(byte[] rlp) {
    int header = rlp.length - LONG_HEADER <= BYTE_MAX ? LONG_HEADER : LONG_HEADER + 1;
    if (rlp.length - header <= SHORT_MAX || !hasListHeader(rlp, header)) {
      return null;
    }
    Branch branch = new Branch();
    int at = header;
    for (int i = 0; i < Node.BRANCHES && at < rlp.length; i++) {
      if (rlp[at] == HASH_PREFIX && at + Keccak.DIGEST_SIZE < rlp.length) {
        branch.children[i] = new Unloaded(rlp, at);
        at += 1 + Keccak.DIGEST_SIZE;
      } else if (rlp[at++] != EMPTY_REFERENCE[0]) {
        return null;
      }
    }
    if (at != rlp.length - 1 || rlp[at] != EMPTY_REFERENCE[0]) {
      return null;
    }
    branch.stored = true;
    return branch;
  }

  /// Whether a list that fills the rest starts with a header of `size` bytes, two or three.
  private static boolean hasListHeader(byte[] rlp, int size) {
    int length = rlp.length - size;
    return size == LONG_HEADER
        ? rlp[0] == (byte) 0xf8 && rlp[1] == (byte) length
        : rlp[0] == (byte) 0xf9 && rlp[1] == (byte) (length >>> 8) && rlp[2] == (byte) length;
  }

  private static Loaded read(RlpReader reader) {
    RlpReader in = reader.readList();
    Bytes first = in.readRaw();
    Bytes second = in.readRaw();
    Loaded node = in.isAtEnd() ? pathNode(first, second) : branch(first, second, in);
    in.expectEnd();
    node.stored = true;
    return node;
  }

  private static Loaded pathNode(Bytes first, Bytes second) {
    byte[] compact = RlpReader.of(first).readBytes().toArrayUnsafe();
    byte[] path = Nibbles.fromCompact(compact);
    RlpReader in = RlpReader.of(second);
    if (Nibbles.isLeaf(compact)) {
      return new Leaf(path, notEmpty(in.readBytes()));
    }
    Node child = child(in);
    if (path.length == 0 || child == Empty.NODE) {
      throw new RlpException("a trie extension to nowhere");
    }
    return new Extension(path, child);
  }

  private static Branch branch(Bytes first, Bytes second, RlpReader in) {
    Branch branch = new Branch();
    branch.children[0] = child(RlpReader.of(first));
    branch.children[1] = child(RlpReader.of(second));
    for (int i = 2; i < Node.BRANCHES; i++) {
      branch.children[i] = child(in);
    }
    branch.value = valueOrNull(in.readBytes());
    return branch;
  }

  /// Every child list is at least a byte shorter than its parent's, so this ends soon: a child in
  /// its parent has less than 32 bytes.
  private static Node child(RlpReader in) {
    if (in.nextIsList()) {
      Bytes inline = in.readRaw();
      if (inline.size() >= Keccak.DIGEST_SIZE) {
        throw new RlpException("a trie node of " + inline.size() + " bytes inside its parent");
      }
      return decode(inline, inline.toArrayUnsafe());
    }
    Bytes hash = in.readBytes();
    if (hash.isEmpty()) {
      return Empty.NODE;
    }
    if (hash.size() != Keccak.DIGEST_SIZE) {
      throw new RlpException("a trie reference of " + hash.size() + " bytes");
    }
    return new Unloaded(hash.toArrayUnsafe());
  }

  private static byte[] notEmpty(Bytes value) {
    if (value.isEmpty()) {
      throw new RlpException("a trie leaf without a value");
    }
    return value.toArrayUnsafe();
  }

  private static byte @Nullable [] valueOrNull(Bytes value) {
    return value.isEmpty() ? null : value.toArrayUnsafe();
  }
}
