package org.concordat.chain.evm;

import java.util.Arrays;

/// Code ready to run: padded with zeros, so that running off the end meets STOP and a cut-off PUSH
/// reads zeros without a bounds check, and with its jump destinations marked.
final class Code {
  /// One STOP after the longest PUSH argument.
  private static final int PADDING = 33;

  static final Code EMPTY = new Code(new byte[0], 0, 0);

  final byte[] padded;
  final int size;
  private final long[] destinations;

  /// Copies `size` bytes from `offset`.
  Code(byte[] source, int offset, int size) {
    this.padded = new byte[size + PADDING];
    System.arraycopy(source, offset, padded, 0, size);
    this.size = size;
    this.destinations = destinations(padded, size);
  }

  /// @param target any number, from the stack
  boolean isDestination(long target) {
    return target >= 0 && target < size && (destinations[(int) (target >>> 6)] >>> target & 1) != 0;
  }

  byte[] toArray() {
    return Arrays.copyOf(padded, size);
  }

  /// A JUMPDEST byte inside a PUSH argument is data (Yellow Paper, section 9.4.3).
  private static long[] destinations(byte[] code, int size) {
    long[] marks = new long[(size >>> 6) + 1];
    for (int i = 0; i < size; i++) {
      int op = code[i] & 0xff;
      if (op == Opcode.JUMPDEST) {
        marks[i >>> 6] |= 1L << i;
      } else if (op >= Opcode.PUSH1 && op <= Opcode.PUSH32) {
        i += op - Opcode.PUSH0;
      }
    }
    return marks;
  }
}
