package org.concordat.anchor.proof;

import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/// A block header read strictly from its RLP: fifteen fields of the Yellow Paper, then those that
/// forks appended. Later forks may append more; they are covered by the hash and not read.
public final class HeaderFields {
  static final int MINIMUM_FIELDS = 15;

  /// Twenty-one fields as of Osaka, with room for forks to come.
  static final int MAXIMUM_FIELDS = 32;

  private static final int STATE_ROOT = 3;
  private static final int DIFFICULTY = 7;
  private static final int NUMBER = 8;
  private static final int TIMESTAMP = 11;
  private static final int EXTRA_DATA = 12;
  private static final int MIX_HASH = 13;
  private static final int[] SIZES = {32, 32, 20, 32, 32, 32, 256, -1, -1, -1, -1, -1, -1, 32, 8};

  private final RlpItem.Sequence items;
  private final long number;
  private final long timestamp;

  private HeaderFields(RlpItem.Sequence items, long number, long timestamp) {
    this.items = items;
    this.number = number;
    this.timestamp = timestamp;
  }

  public static HeaderFields read(Bytes encoded) throws MalformedException {
    RlpItem.Sequence items = RlpDecoder.decode(encoded).asSequence("the header");
    if (items.size() < MINIMUM_FIELDS || items.size() > MAXIMUM_FIELDS) {
      throw new MalformedException("a header of " + items.size() + " fields");
    }
    for (int i = 0; i < items.size(); i++) {
      checkSize(items.at(i), i);
    }
    items.at(DIFFICULTY).asScalar("difficulty", Bytes32.SIZE);
    long number = items.at(NUMBER).asLong("number");
    long timestamp = items.at(TIMESTAMP).asLong("timestamp");
    return new HeaderFields(items, number, timestamp);
  }

  /// Every field was checked to be a byte string when the header was read.
  private Bytes field(int index) {
    return switch (items.at(index)) {
      case RlpItem.Text text -> text.value();
      case RlpItem.Sequence _ -> throw new IllegalStateException("header field " + index);
    };
  }

  private static void checkSize(RlpItem item, int index) throws MalformedException {
    String what = "header field " + index;
    if (index < SIZES.length && SIZES[index] >= 0) {
      item.asBytes(what, SIZES[index]);
    } else {
      item.asBytes(what);
    }
  }

  public Bytes encoded() {
    return items.encoded();
  }

  /// Keccak-256 of these very bytes.
  public Bytes32 hash() {
    return Keccak256.of(encoded());
  }

  public Bytes32 stateRoot() {
    return Bytes32.wrap(field(STATE_ROOT));
  }

  public long number() {
    return number;
  }

  /// Seconds since 1970.
  public long timestamp() {
    return timestamp;
  }

  public Bytes difficulty() {
    return field(DIFFICULTY);
  }

  public Bytes mixHash() {
    return field(MIX_HASH);
  }

  public Bytes extraData() {
    return field(EXTRA_DATA);
  }

  /// The same header's RLP with another extraData.
  public Bytes encodeWith(Bytes otherExtraData) {
    List<Bytes> encoded = new ArrayList<>(items.items().stream().map(RlpItem::encoded).toList());
    encoded.set(EXTRA_DATA, RlpEncoder.text(otherExtraData));
    return RlpEncoder.list(encoded);
  }
}
