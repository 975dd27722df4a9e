package org.concordat.anchor.proof;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// One decoded RLP item with the exact bytes it was read from: a trie node may hold a child inside
/// itself, and only the raw bytes say whether it was allowed to.
public sealed interface RlpItem {
  /// The item's whole encoding, header included.
  Bytes encoded();

  /// A byte string.
  record Text(Bytes value, Bytes encoded) implements RlpItem {}

  /// A list of items.
  record Sequence(List<RlpItem> items, Bytes encoded) implements RlpItem {
    public Sequence {
      items = List.copyOf(items);
    }

    public int size() {
      return items.size();
    }

    public RlpItem at(int index) {
      return items.get(index);
    }
  }

  default Bytes asBytes(String what) throws MalformedException {
    return switch (this) {
      case Text text -> text.value();
      case Sequence _ -> throw new MalformedException(what + " is a list, not a byte string");
    };
  }

  default Bytes asBytes(String what, int size) throws MalformedException {
    Bytes value = asBytes(what);
    if (value.size() != size) {
      throw new MalformedException(what + " has " + value.size() + " bytes, not " + size);
    }
    return value;
  }

  default Bytes32 asBytes32(String what) throws MalformedException {
    return Bytes32.wrap(asBytes(what, Bytes32.SIZE));
  }

  /// A scalar: big-endian without leading zeros, zero as the empty string.
  ///
  /// @param maximumBytes the size of the widest value allowed
  default Bytes asScalar(String what, int maximumBytes) throws MalformedException {
    Bytes value = asBytes(what);
    if (value.size() > maximumBytes) {
      throw new MalformedException(what + " is wider than " + maximumBytes + " bytes");
    }
    if (!value.isEmpty() && value.get(0) == 0) {
      throw new MalformedException(what + " has leading zeros");
    }
    return value;
  }

  /// A scalar from 0 to 2^63 - 1.
  default long asLong(String what) throws MalformedException {
    long value = asScalar(what, Long.BYTES).toLong();
    if (value < 0) {
      throw new MalformedException(what + " is out of range");
    }
    return value;
  }

  default Sequence asSequence(String what) throws MalformedException {
    return switch (this) {
      case Sequence sequence -> sequence;
      case Text _ -> throw new MalformedException(what + " is a byte string, not a list");
    };
  }
}
