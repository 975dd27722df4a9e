package org.concordat.anchor.proof;

import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/// Strict RLP: the one shortest encoding of each value and nothing after it (Yellow Paper, appendix
/// B). Keeps the raw bytes of every nested item, which Merkle proofs need.
public final class RlpDecoder {
  /// The longest header or trie node accepted, in bytes.
  public static final int MAXIMUM_BYTES = 1 << 16;

  /// Lists inside lists; a chain of embedded trie nodes shorter than 32 bytes stays far below.
  static final int MAXIMUM_DEPTH = 16;

  private static final int SHORT_PAYLOAD = 55;

  private final Bytes input;
  private int position;

  private RlpDecoder(Bytes input) {
    this.input = input;
  }

  /// Reads exactly one item that fills `input`.
  public static RlpItem decode(Bytes input) throws MalformedException {
    if (input.size() > MAXIMUM_BYTES) {
      throw new MalformedException("RLP longer than " + MAXIMUM_BYTES + " bytes");
    }
    RlpDecoder decoder = new RlpDecoder(input);
    RlpItem item = decoder.next(input.size(), 0);
    if (decoder.position != input.size()) {
      throw new MalformedException("RLP has bytes after its end");
    }
    return item;
  }

  private RlpItem next(int limit, int depth) throws MalformedException {
    if (depth > MAXIMUM_DEPTH) {
      throw new MalformedException("RLP nested deeper than " + MAXIMUM_DEPTH);
    }
    int start = position;
    int prefix = readByte(limit);
    if (prefix < 0x80) {
      return new RlpItem.Text(input.slice(start, 1), input.slice(start, 1));
    }
    int length = payloadLength(prefix < 0xc0 ? prefix - 0x80 : prefix - 0xc0, limit);
    int end = position + length;
    return prefix < 0xc0 ? text(start, end) : sequence(start, end, depth);
  }

  private RlpItem text(int start, int end) throws MalformedException {
    Bytes value = input.slice(position, end - position);
    if (value.size() == 1 && (value.get(0) & 0xff) < 0x80) {
      throw new MalformedException("RLP byte below 0x80 with a needless prefix");
    }
    position = end;
    return new RlpItem.Text(value, input.slice(start, end - start));
  }

  private RlpItem sequence(int start, int end, int depth) throws MalformedException {
    List<RlpItem> items = new ArrayList<>();
    while (position < end) {
      items.add(next(end, depth + 1));
    }
    return new RlpItem.Sequence(items, input.slice(start, end - start));
  }

  private int payloadLength(int code, int limit) throws MalformedException {
    int length = code <= SHORT_PAYLOAD ? code : longLength(code - SHORT_PAYLOAD, limit);
    if (length > limit - position) {
      throw new MalformedException("RLP item runs past its end");
    }
    return length;
  }

  private int longLength(int width, int limit) throws MalformedException {
    if (width > 3) {
      throw new MalformedException("RLP length of " + width + " bytes");
    }
    int length = 0;
    for (int i = 0; i < width; i++) {
      length = length << 8 | readByte(limit);
      if (length == 0) {
        throw new MalformedException("RLP length with leading zeros");
      }
    }
    if (length <= SHORT_PAYLOAD) {
      throw new MalformedException("RLP length not in its short form");
    }
    return length;
  }

  private int readByte(int limit) throws MalformedException {
    if (position >= limit) {
      throw new MalformedException("RLP ends too early");
    }
    return input.get(position++) & 0xff;
  }
}
