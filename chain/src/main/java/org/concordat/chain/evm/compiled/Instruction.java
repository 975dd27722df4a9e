package org.concordat.chain.evm.compiled;

import org.concordat.chain.evm.InstructionTable;
import org.concordat.chain.evm.Opcode;
import org.concordat.chain.evm.word.Stacks;
import org.jspecify.annotations.Nullable;

/// What the compiler has to know about an instruction byte beside its fixed price.
final class Instruction {
  private Instruction() {}

  /// Bytes of code it takes.
  static int size(int op) {
    return op >= Opcode.PUSH1 && op <= Opcode.PUSH32 ? op - Opcode.PUSH0 + 1 : 1;
  }

  static boolean isPush(int op) {
    return op >= Opcode.PUSH0 && op <= Opcode.PUSH32;
  }

  static boolean isDup(int op) {
    return op >= Opcode.BEFORE_DUP + 1 && op <= Opcode.DUP16;
  }

  static boolean isSwap(int op) {
    return op >= Opcode.BEFORE_SWAP + 1 && op <= Opcode.SWAP16;
  }

  static boolean isCall(int op) {
    return (op >= Opcode.CREATE && op <= Opcode.CREATE2 && op != Opcode.RETURN)
        || op == Opcode.STATICCALL;
  }

  /// Nothing follows it but at a jump destination.
  static boolean isLast(int op, long entry) {
    return switch (op) {
      case Opcode.STOP, Opcode.JUMP, Opcode.RETURN, Opcode.REVERT, Opcode.SELFDESTRUCT -> true;
      default -> entry == InstructionTable.UNDEFINED;
    };
  }

  /// It can take gas beyond its price, or halt for another reason than gas or height.
  static boolean isDynamic(int op, long entry) {
    return isLast(op, entry)
        || isCall(op)
        || op == Opcode.MLOAD
        || op == Opcode.MSTORE
        || op == Opcode.MSTORE8
        || takesGas(Family.of(op));
  }

  private static boolean takesGas(@Nullable Family family) {
    return family != null && family.kind() == Family.Kind.GAS;
  }

  private static int out(@Nullable Family family) {
    return family == null ? 1 : family.out();
  }

  /// Words it takes off.
  static int in(long entry) {
    return InstructionTable.leastHeight(entry) / Stacks.LONGS;
  }

  /// Words it puts in their place.
  static int out(int op, long entry) {
    if (isDup(op) || isSwap(op)) {
      return isDup(op) ? in(entry) + 1 : in(entry);
    }
    return switch (op) {
      case Opcode.POP,
          Opcode.MSTORE,
          Opcode.MSTORE8,
          Opcode.JUMP,
          Opcode.JUMPI,
          Opcode.JUMPDEST,
          Opcode.STOP,
          Opcode.RETURN,
          Opcode.REVERT,
          Opcode.SELFDESTRUCT ->
          0;
      default -> out(Family.of(op));
    };
  }
}
