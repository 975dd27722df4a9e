package org.concordat.genesis.snarkfile;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteOrder;

/// Walks through one section, never beyond its end. Every method throws {@link Malformed} where the
/// section has not what is asked for.
public final class SectionCursor {
  /// Little-endian words wherever they lie: a section begins at any byte.
  public static final ValueLayout.OfInt U32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  public static final ValueLayout.OfLong U64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final String name;
  private final MemorySegment content;
  private long at;

  /// @param name what a reason calls the section
  public SectionCursor(String name, MemorySegment content) {
    this.name = name;
    this.content = content;
  }

  public long remaining() {
    return content.byteSize() - at;
  }

  public long u32() {
    return Integer.toUnsignedLong(content.get(U32, take(Integer.BYTES)));
  }

  /// @throws Malformed also for a number above 2^63 - 1: no size or count is that large
  public long u64() {
    long value = content.get(U64, take(Long.BYTES));
    Malformed.unless(value >= 0, () -> name + ": " + Long.toUnsignedString(value) + " is absurd");
    return value;
  }

  /// A `u32` below `bound`.
  public long below(long bound, String what) {
    long value = u32();
    Malformed.unless(
        value < bound, () -> name + ": " + what + " is " + value + ", not below " + bound);
    return value;
  }

  public byte[] bytes(int size) {
    return slice(size).toArray(ValueLayout.JAVA_BYTE);
  }

  /// The next `size` bytes, not copied.
  public MemorySegment slice(long size) {
    return content.asSlice(take(size), size);
  }

  /// Reads `count` words of 64 bits into `out` from `o` on.
  public void words(long[] out, int o, int count) {
    MemorySegment.copy(content, U64, take((long) count * Long.BYTES), out, o, count);
  }

  /// A `u32` size and a little-endian number of that many bytes, which must be `expected`: how the
  /// formats name their fields.
  ///
  /// @param field what a reason calls the field
  public void prime(BigInteger expected, String field) {
    long size = u32();
    Malformed.unless(size == 32, () -> name + ": numbers of " + size + " bytes; BN254's have 32");
    byte[] number = bytes((int) size);
    for (int i = 0, j = number.length - 1; i < j; i++, j--) {
      byte swap = number[i];
      number[i] = number[j];
      number[j] = swap;
    }
    Malformed.unless(
        new BigInteger(1, number).equals(expected),
        () -> name + ": the " + field + " is not BN254's");
  }

  /// @throws Malformed unless everything was read
  public void end() {
    Malformed.unless(
        remaining() == 0, () -> name + ": " + remaining() + " bytes follow where it should end");
  }

  /// Where the next `size` bytes begin, now taken.
  private long take(long size) {
    Malformed.unless(
        size <= remaining(),
        () ->
            "%s: %d bytes wanted, %d left: the file is cut off".formatted(name, size, remaining()));
    long from = at;
    at += size;
    return from;
  }
}
