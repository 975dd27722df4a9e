package org.concordat.chain.rlp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// Builds one RLP item or a sequence of them. Not for sharing between threads.
///
/// A list's header is put in front of its content when the list ends, which moves the content once
/// per level: cheaper than measuring everything twice, as lists here are at most a few deep.
public final class RlpWriter {
  private static final int INITIAL_CAPACITY = 256;
  private static final int SHORT_MAX = 55;
  private static final int STRING_BASE = 0x80;
  private static final int LIST_BASE = 0xc0;

  private byte[] buffer;
  private int size;
  private int[] openLists = new int[4];
  private int depth;

  public RlpWriter() {
    this(new byte[INITIAL_CAPACITY]);
  }

  private RlpWriter(byte[] buffer) {
    this.buffer = buffer;
  }

  /// A writer inside one list whose content will have `length` bytes, header included here: nothing
  /// is moved, grown or copied.
  public static RlpWriter ofList(int length) {
    RlpWriter writer = new RlpWriter(new byte[headerSize(length) + length]);
    writer.size = writer.putHeader(0, LIST_BASE, length);
    return writer;
  }

  /// Bytes that [#writeBytes] adds for `value`.
  public static int sizeOf(byte[] value) {
    return sizeOf(value, 0, value.length);
  }

  private static int sizeOf(byte[] value, int offset, int length) {
    return length == 1 && value[offset] >= 0 ? 1 : headerSize(length) + length;
  }

  public RlpWriter startList() {
    if (depth == openLists.length) {
      openLists = Arrays.copyOf(openLists, 2 * depth);
    }
    openLists[depth++] = size;
    return this;
  }

  /// @throws IllegalStateException when no list is open
  public RlpWriter endList() {
    if (depth == 0) {
      throw new IllegalStateException("no list is open");
    }
    int start = openLists[--depth];
    int length = size - start;
    int header = headerSize(length);
    reserve(header);
    System.arraycopy(buffer, start, buffer, start + header, length);
    putHeader(start, LIST_BASE, length);
    size += header;
    return this;
  }

  public RlpWriter writeBytes(Bytes value) {
    return writeBytes(value.toArrayUnsafe());
  }

  public RlpWriter writeBytes(byte[] value) {
    return writeBytes(value, 0, value.length);
  }

  public RlpWriter writeBytes(byte[] value, int offset, int length) {
    reserve(sizeOf(value, offset, length));
    if (length != 1 || value[offset] < 0) {
      size = putHeader(size, STRING_BASE, length);
    }
    System.arraycopy(value, offset, buffer, size, length);
    size += length;
    return this;
  }

  /// @param value taken as unsigned
  public RlpWriter writeScalar(long value) {
    int length = Long.BYTES - Long.numberOfLeadingZeros(value) / Byte.SIZE;
    byte[] minimal = new byte[length];
    for (int i = 0; i < length; i++) {
      minimal[i] = (byte) (value >>> (Byte.SIZE * (length - 1 - i)));
    }
    return writeBytes(minimal);
  }

  public RlpWriter writeScalar(Word value) {
    byte[] full = value.toArray();
    int zeros = 0;
    while (zeros < full.length && full[zeros] == 0) {
      zeros++;
    }
    return writeBytes(full, zeros, full.length - zeros);
  }

  public RlpWriter writeAddress(Address address) {
    return writeBytes(address.toArray());
  }

  /// Empty bytes when there is no address: the `to` of a contract creation.
  public RlpWriter writeAddress(Optional<Address> address) {
    return writeBytes(address.map(Address::toArray).orElseGet(() -> new byte[0]));
  }

  /// Appends bytes that already are RLP.
  public RlpWriter writeRaw(Bytes encoded) {
    return writeRaw(encoded.toArrayUnsafe());
  }

  public RlpWriter writeRaw(byte[] encoded) {
    reserve(encoded.length);
    System.arraycopy(encoded, 0, buffer, size, encoded.length);
    size += encoded.length;
    return this;
  }

  public <T> RlpWriter writeList(List<T> items, BiConsumer<RlpWriter, T> writeItem) {
    startList();
    items.forEach(item -> writeItem.accept(this, item));
    return endList();
  }

  /// @throws IllegalStateException when a list is still open
  public Bytes toBytes() {
    return Bytes.wrap(toArray());
  }

  /// As [#toBytes]; the array is the caller's own: the writer leaves a full one alone, because
  /// whatever is written next needs a larger one.
  public byte[] toArray() {
    if (depth != 0) {
      throw new IllegalStateException(depth + " lists are still open");
    }
    return size == buffer.length ? buffer : Arrays.copyOf(buffer, size);
  }

  private static int headerSize(int length) {
    return length <= SHORT_MAX ? 1 : 1 + lengthOfLength(length);
  }

  private static int lengthOfLength(int length) {
    return Integer.BYTES - Integer.numberOfLeadingZeros(length) / Byte.SIZE;
  }

  /// @return the position after the header
  private int putHeader(int position, int base, int length) {
    if (length <= SHORT_MAX) {
      buffer[position] = (byte) (base + length);
      return position + 1;
    }
    int count = lengthOfLength(length);
    buffer[position] = (byte) (base + SHORT_MAX + count);
    for (int i = 0; i < count; i++) {
      buffer[position + 1 + i] = (byte) (length >>> (Byte.SIZE * (count - 1 - i)));
    }
    return position + 1 + count;
  }

  private void reserve(int more) {
    int needed = Math.addExact(size, more);
    if (needed > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(needed, 2 * buffer.length));
    }
  }
}
