package org.concordat.chain.evm;

import java.util.Arrays;
import org.concordat.chain.spec.Fork;
import org.jspecify.annotations.Nullable;

/// Code ready to run: padded with zeros, so that running off the end meets STOP and a cut-off PUSH
/// reads zeros without a bounds check, and with its jump destinations marked.
public final class Code {
  /// One STOP after the longest PUSH argument.
  private static final int PADDING = 33;

  /// So far below zero that no gas lifts it above a threshold.
  private static final long NEVER_AGAIN = Long.MIN_VALUE / 2;

  static final Code EMPTY = new Code(new byte[0], 0, 0);

  final byte[] padded;
  final int size;
  private final long[] destinations;

  /// Gas used by frames of this code alone since it was last offered to a compiler. Threads that
  /// race may lose some: it decides only when to compile.
  private long heat;

  private volatile @Nullable Program program;

  /// Copies `size` bytes from `offset`.
  Code(byte[] source, int offset, int size) {
    this.padded = new byte[size + PADDING];
    System.arraycopy(source, offset, padded, 0, size);
    this.size = size;
    this.destinations = destinations(padded, size);
  }

  /// @param target any number, from the stack
  public boolean isDestination(long target) {
    return target >= 0 && target < size && (destinations[(int) (target >>> 6)] >>> target & 1) != 0;
  }

  public byte[] toArray() {
    return Arrays.copyOf(padded, size);
  }

  /// Bytes of code, without the padding.
  public int size() {
    return size;
  }

  /// From now on frames of this code run this class.
  ///
  /// @param classFile of a class in this package that is a [Program]
  public void install(byte[] classFile) {
    program = ProgramLoader.load(classFile);
  }

  /// Goes back to the interpreter; the code has to pay again before it is compiled again.
  public void uninstall() {
    program = null;
    heat = 0;
  }

  void warm(long gas) {
    heat += gas;
  }

  /// What runs this code other than the interpreter, if anything does. Offers the code to
  /// `compiler` when it has paid for it.
  @Nullable Program program(CodeCompiler compiler, Fork fork) {
    if (heat >= compiler.threshold(size) && size > 0) {
      heat = NEVER_AGAIN;
      compiler.offer(this, fork);
    }
    return program;
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
