package org.concordat.chain.evm.compiled;

import org.concordat.chain.evm.Opcode;

/// About how many bytes of JVM code an instruction becomes, for cutting code into methods. The
/// sizes that count are checked on the class file.
final class Weight {
  private Weight() {}

  static int of(int op) {
    if (op == Opcode.JUMPDEST || op == Opcode.POP) {
      return 1;
    }
    if (Instruction.isSwap(op) || Instruction.isDup(op) || Instruction.isPush(op)) {
      return 12;
    }
    return switch (op) {
      case Opcode.ADD, Opcode.SUB, Opcode.MLOAD, Opcode.MSTORE -> 90;
      case Opcode.JUMP, Opcode.JUMPI -> 50;
      default -> 60;
    };
  }
}
