package org.concordat.governance.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;
import org.concordat.governance.GovernanceException;
import org.concordat.governance.SeatedMember;

/// Reads an ABI-encoded answer word by word. The answer comes from a node: every offset, count and
/// padding is checked, and whatever the contract could not have returned is refused.
///
/// @param words the part that offsets count from
record AnswerReader(Bytes words) {
  /// Bounds every list in an answer, far above what the contract keeps.
  static final int MAX_ELEMENTS = 65_536;

  private static final int WORD = 32;

  Bytes32 word(int index) {
    if (words.size() / WORD <= index) {
      throw malformed("it ends before word " + index);
    }
    return Bytes32.wrap(words.slice(index * WORD, WORD));
  }

  long number(int index) {
    UInt256 value = UInt256.fromBytes(word(index));
    if (!value.fitsLong()) {
      throw malformed("word " + index + " is no count or block number");
    }
    return value.toLong();
  }

  boolean flag(int index) {
    long value = number(index);
    if (value > 1) {
      throw malformed("word " + index + " is no truth value");
    }
    return value == 1;
  }

  /// Empty for the zero address.
  Optional<Address> address(int index) {
    Bytes32 word = word(index);
    if (!word.slice(0, WORD - Address.SIZE).isZero()) {
      throw malformed("word " + index + " is no address");
    }
    return Optional.of(Address.of(word.slice(WORD - Address.SIZE)))
        .filter(address -> !address.equals(Address.ZERO));
  }

  /// A member's three words, empty if it has no signer.
  Optional<SeatedMember> member(int index) {
    Optional<Address> validator = address(index + 1);
    Bytes32 nameHash = word(index + 2);
    return address(index).map(signer -> new SeatedMember(signer, validator, nameHash));
  }

  /// What the offset in that word points to.
  AnswerReader at(int index) {
    long offset = number(index);
    if (offset % WORD != 0 || offset > words.size()) {
      throw malformed("word " + index + " points outside");
    }
    return new AnswerReader(words.slice((int) offset));
  }

  /// A list that starts here: its length, then elements of `size` words each.
  <T> List<T> list(int size, IntFunction<T> element) {
    long length = number(0);
    if (length > MAX_ELEMENTS || (length * size + 1) * WORD > words.size()) {
      throw malformed("a list is longer than the answer");
    }
    List<T> elements = new ArrayList<>((int) length);
    for (int i = 0; i < length; i++) {
      elements.add(element.apply(1 + i * size));
    }
    return elements;
  }

  <T> T required(Optional<T> value) {
    return value.orElseThrow(() -> malformed("an address is missing"));
  }

  private static GovernanceException malformed(String why) {
    return new GovernanceException(
        GovernanceException.Code.ANSWER_MALFORMED,
        "the node's answer is not the constitution's ("
            + why
            + "): check that the node belongs to this network");
  }
}
