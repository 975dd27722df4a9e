package org.concordat.chain.rlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// Reads RLP items one after the other, for hostile input: whatever the bytes are, each method
/// gives a value or throws [RlpException]. What it returns are copies.
///
/// A list is read through its own reader ([#readList()]), which ends where the list ends; call
/// [#expectEnd] when all fields are read, unless trailing fields are allowed.
public final class RlpReader {
  /// Longest input: above the 10 MiB a devp2p message may have.
  public static final int MAX_SIZE = 16 * 1024 * 1024;

  /// Deepest nesting: a QBFT round change with its block and its certificates needs 9.
  public static final int MAX_DEPTH = 16;

  private final byte[] source;
  private final int end;
  private final int depth;
  private int position;

  private RlpReader(byte[] source, int start, int end, int depth) {
    this.source = source;
    this.position = start;
    this.end = end;
    this.depth = depth;
  }

  public static RlpReader of(Bytes input) {
    if (input.size() > MAX_SIZE) {
      throw new RlpException("input of " + input.size() + " bytes is above " + MAX_SIZE);
    }
    return new RlpReader(input.toArrayUnsafe(), 0, input.size(), 0);
  }

  /// Decodes an input that must be exactly one list.
  public static <T> T decodeList(Bytes input, Function<RlpReader, T> decode) {
    RlpReader reader = of(input);
    T value = reader.readList(decode);
    reader.expectEnd();
    return value;
  }

  public boolean isAtEnd() {
    return position == end;
  }

  public void expectEnd() {
    if (position != end) {
      throw new RlpException((end - position) + " bytes after the last expected item");
    }
  }

  public boolean nextIsList() {
    return header().isList();
  }

  /// True for an empty string, 0x80: a zero, or a value left out.
  public boolean nextIsEmpty() {
    RlpHeader header = header();
    return !header.isList() && header.length() == 0;
  }

  /// Steps over the next list and gives a reader of its content.
  public RlpReader readList() {
    RlpHeader header = header();
    if (!header.isList()) {
      throw new RlpException("expected a list, found a string of " + header.length() + " bytes");
    }
    if (depth == MAX_DEPTH) {
      throw new RlpException("nested more than " + MAX_DEPTH + " deep");
    }
    position = header.end();
    return new RlpReader(source, header.start(), header.end(), depth + 1);
  }

  /// Decodes a list of exactly the items `decode` reads.
  public <T> T readList(Function<RlpReader, T> decode) {
    RlpReader content = readList();
    T value = decode.apply(content);
    content.expectEnd();
    return value;
  }

  /// Decodes a list of items of one kind.
  public <T> List<T> readListOf(Function<RlpReader, T> decodeItem) {
    RlpReader content = readList();
    List<T> items = new ArrayList<>();
    while (!content.isAtEnd()) {
      items.add(decodeItem.apply(content));
    }
    return List.copyOf(items);
  }

  public Bytes readBytes() {
    RlpHeader header = string();
    return Bytes.wrap(Arrays.copyOfRange(source, header.start(), header.end()));
  }

  /// A string of exactly `size` bytes.
  public Bytes readFixedBytes(int size) {
    RlpHeader header = fixed(size);
    return Bytes.wrap(Arrays.copyOfRange(source, header.start(), header.end()));
  }

  public Bytes32 readBytes32() {
    return Bytes32.wrap(readFixedBytes(Bytes32.SIZE));
  }

  public Address readAddress() {
    return Address.of(source, fixed(Address.SIZE).start());
  }

  /// An address, or an empty string for none.
  public Optional<Address> readOptionalAddress() {
    if (nextIsEmpty()) {
      position++;
      return Optional.empty();
    }
    return Optional.of(readAddress());
  }

  /// A scalar below 2^31.
  public int readInt() {
    long value = readUnsignedLong();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new RlpException("scalar above 2^31 - 1");
    }
    return (int) value;
  }

  /// A scalar below 2^63.
  public long readLong() {
    long value = readUnsignedLong();
    if (value < 0) {
      throw new RlpException("scalar above 2^63 - 1");
    }
    return value;
  }

  /// A scalar below 2^64; the result is to be taken as unsigned.
  public long readUnsignedLong() {
    RlpHeader header = scalar(Long.BYTES);
    long value = 0;
    for (int i = header.start(); i < header.end(); i++) {
      value = value << Byte.SIZE | (source[i] & 0xff);
    }
    return value;
  }

  /// A scalar below 2^256.
  public Word readWord() {
    RlpHeader header = scalar(Word.SIZE);
    byte[] padded = new byte[Word.SIZE];
    System.arraycopy(source, header.start(), padded, Word.SIZE - header.length(), header.length());
    return Word.of(padded, 0);
  }

  /// The next item as it stands, header included; only its own header has been checked.
  public Bytes readRaw() {
    RlpHeader header = header();
    int from = position;
    position = header.end();
    return Bytes.wrap(Arrays.copyOfRange(source, from, header.end()));
  }

  private RlpHeader header() {
    return RlpHeader.read(source, position, end);
  }

  private RlpHeader string() {
    RlpHeader header = header();
    if (header.isList()) {
      throw new RlpException("expected a string, found a list");
    }
    position = header.end();
    return header;
  }

  private RlpHeader fixed(int size) {
    RlpHeader header = string();
    if (header.length() != size) {
      throw new RlpException("expected " + size + " bytes, found " + header.length());
    }
    return header;
  }

  private RlpHeader scalar(int maxSize) {
    RlpHeader header = string();
    if (header.length() > maxSize) {
      throw new RlpException("scalar of " + header.length() + " bytes, at most " + maxSize);
    }
    if (header.length() > 0 && source[header.start()] == 0) {
      throw new RlpException("scalar with a leading zero");
    }
    return header;
  }
}
