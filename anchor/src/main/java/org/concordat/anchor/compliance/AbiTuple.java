package org.concordat.anchor.compliance;

import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.StateProof;

/// Solidity's ABI for nested tuples ("Formal Specification of the Encoding"): what is of fixed size
/// stands in the head, the rest behind it, with its offset in the head.
final class AbiTuple {
  private final List<Bytes> heads = new ArrayList<>();
  private final List<Bytes> tails = new ArrayList<>();

  /// One or more words in place.
  AbiTuple fixed(Bytes words) {
    heads.add(words);
    tails.add(Bytes.EMPTY);
    return this;
  }

  AbiTuple number(long value) {
    return fixed(StateProof.slotNumber(value));
  }

  /// What has its offset here.
  AbiTuple dynamic(Bytes encoded) {
    heads.add(Bytes.EMPTY);
    tails.add(encoded);
    return this;
  }

  Bytes encode() {
    int offset = 0;
    for (Bytes head : heads) {
      offset += head.isEmpty() ? Bytes32.SIZE : head.size();
    }
    List<Bytes> parts = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      parts.add(heads.get(i).isEmpty() ? StateProof.slotNumber(offset) : heads.get(i));
      offset += tails.get(i).size();
    }
    parts.addAll(tails);
    return Bytes.wrap(parts);
  }

  static Bytes text(Bytes value) {
    int padding = Math.floorMod(-value.size(), Bytes32.SIZE);
    return Bytes.concatenate(
        StateProof.slotNumber(value.size()), value, Bytes.repeat((byte) 0, padding));
  }

  static Bytes words(List<Bytes32> values) {
    return Bytes.concatenate(StateProof.slotNumber(values.size()), Bytes.wrap(List.copyOf(values)));
  }

  /// An array of elements that are dynamic themselves.
  static Bytes array(List<Bytes> encoded) {
    AbiTuple elements = new AbiTuple();
    encoded.forEach(elements::dynamic);
    return Bytes.concatenate(StateProof.slotNumber(encoded.size()), elements.encode());
  }
}
