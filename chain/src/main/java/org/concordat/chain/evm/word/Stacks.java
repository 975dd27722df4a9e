package org.concordat.chain.evm.word;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.concordat.chain.bytes.Word;
import org.concordat.genesis.Address;

/// Moves values between a stack and the rest of the world.
public final class Stacks {
  /// Words a stack may hold (Yellow Paper, section 9.1).
  public static final int MAX_WORDS = 1024;

  /// Longs per word.
  public static final int LONGS = 4;

  /// Longs free for intermediate results above the highest possible top.
  public static final int SCRATCH = 32;

  private static final VarHandle BIG_ENDIAN_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Stacks() {}

  public static long[] allocate() {
    return new long[MAX_WORDS * LONGS + SCRATCH];
  }

  /// @param at index of the word's least significant long
  public static void put(long[] s, int at, long value) {
    s[at] = value;
    s[at + 1] = 0;
    s[at + 2] = 0;
    s[at + 3] = 0;
  }

  public static void put(long[] s, int at, Word value) {
    s[at] = value.w0();
    s[at + 1] = value.w1();
    s[at + 2] = value.w2();
    s[at + 3] = value.w3();
  }

  public static void put(long[] s, int at, Address value) {
    s[at] = value.middle() << 32 | (value.low() & 0xffff_ffffL);
    s[at + 1] = value.high() << 32 | value.middle() >>> 32;
    s[at + 2] = value.high() >>> 32;
    s[at + 3] = 0;
  }

  /// Reads 32 big-endian bytes.
  public static void put(long[] s, int at, byte[] source, int offset) {
    s[at + 3] = readLong(source, offset);
    s[at + 2] = readLong(source, offset + 8);
    s[at + 1] = readLong(source, offset + 16);
    s[at] = readLong(source, offset + 24);
  }

  /// Reads `count` big-endian bytes, 1 to 32, as PUSH does. `source` goes on for at least 8 bytes
  /// after them.
  public static void push(long[] s, int sp, byte[] source, int offset, int count) {
    int end = offset + count;
    int partial = 64 - 8 * (((count - 1) & 7) + 1);
    long first = readLong(source, offset) >>> partial;
    int limbs = (count - 1) >>> 3;
    s[sp] = limbs > 0 ? readLong(source, end - 8) : first;
    s[sp + 1] = limbs > 1 ? readLong(source, end - 16) : limbs == 1 ? first : 0;
    s[sp + 2] = limbs > 2 ? readLong(source, end - 24) : limbs == 2 ? first : 0;
    s[sp + 3] = limbs == 3 ? first : 0;
  }

  public static Word word(long[] s, int at) {
    return new Word(s[at + 3], s[at + 2], s[at + 1], s[at]);
  }

  public static Address address(long[] s, int at) {
    return Address.ofWord(s[at + 2], s[at + 1], s[at]);
  }

  /// Writes the word as 32 big-endian bytes.
  public static void write(long[] s, int at, byte[] target, int offset) {
    BIG_ENDIAN_LONG.set(target, offset, s[at + 3]);
    BIG_ENDIAN_LONG.set(target, offset + 8, s[at + 2]);
    BIG_ENDIAN_LONG.set(target, offset + 16, s[at + 1]);
    BIG_ENDIAN_LONG.set(target, offset + 24, s[at]);
  }

  /// The word when it is below 2^63, else [Long#MAX_VALUE]: for sizes, offsets and gas, where
  /// nothing that large is ever affordable.
  public static long saturated(long[] s, int at) {
    long low = s[at];
    return (s[at + 1] | s[at + 2] | s[at + 3]) == 0 && low >= 0 ? low : Long.MAX_VALUE;
  }

  public static boolean isZero(long[] s, int at) {
    return (s[at] | s[at + 1] | s[at + 2] | s[at + 3]) == 0;
  }

  /// Copies a word from place to place.
  public static void copy(long[] s, int from, int to) {
    s[to] = s[from];
    s[to + 1] = s[from + 1];
    s[to + 2] = s[from + 2];
    s[to + 3] = s[from + 3];
  }

  /// DUPn: copies the n-th word from the top onto the top.
  public static void dup(long[] s, int sp, int n) {
    copy(s, sp - n * LONGS, sp);
  }

  /// SWAPn: exchanges the top with the word n below it.
  public static void swap(long[] s, int sp, int n) {
    int top = sp - LONGS;
    int other = top - n * LONGS;
    for (int i = 0; i < LONGS; i++) {
      long held = s[top + i];
      s[top + i] = s[other + i];
      s[other + i] = held;
    }
  }

  private static long readLong(byte[] source, int offset) {
    return (long) BIG_ENDIAN_LONG.get(source, offset);
  }
}
