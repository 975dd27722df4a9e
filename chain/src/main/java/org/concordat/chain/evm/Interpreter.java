package org.concordat.chain.evm;

import org.concordat.chain.evm.word.Arithmetic;
import org.concordat.chain.evm.word.Bitwise;
import org.concordat.chain.evm.word.Comparison;
import org.concordat.chain.evm.word.Division;
import org.concordat.chain.evm.word.Stacks;

/// The loop over one frame's instructions.
///
/// One method with one `switch`, although it is long: the compiler turns the dense switch into a
/// jump table and keeps pc, sp and gas in registers only while they are locals of one method. Its
/// bytecode must stay under 8,000 bytes, above which HotSpot never compiles a method; a test holds
/// it to that. What an instruction does is in the families; here are only its height change and
/// where it goes next.
final class Interpreter {
  /// The frame ended well; its output is set.
  static final long STOPPED = 0;

  /// REVERT: as [#STOPPED], but its changes are undone.
  static final long REVERTED = 1;

  /// The frame waits for the callee at the next depth.
  static final long CALLING = 2;

  private Interpreter() {}

  /// Runs from where the frame stands until it ends or calls.
  ///
  /// @return how, or a [HaltReason#signal]
  static long run(Machine m, Frame f) {
    final long[] table = m.rules.instructions;
    final byte[] code = f.code.padded;
    final long[] s = f.stack;
    int pc = f.pc;
    int sp = f.sp;
    long gas = f.gas;
    while (true) {
      int op = code[pc++] & 0xff;
      long entry = table[op];
      gas -= InstructionTable.price(entry);
      if (gas < 0
          || sp < InstructionTable.leastHeight(entry)
          || sp > InstructionTable.greatestHeight(entry)) {
        return refusal(entry, sp);
      }
      switch (op) {
        case Opcode.STOP -> {
          f.gas = gas;
          return STOPPED;
        }
        case Opcode.ADD -> {
          Arithmetic.add(s, sp);
          sp -= 4;
        }
        case Opcode.MUL -> {
          Arithmetic.mul(s, sp);
          sp -= 4;
        }
        case Opcode.SUB -> {
          Arithmetic.sub(s, sp);
          sp -= 4;
        }
        case Opcode.DIV -> {
          Division.div(s, sp);
          sp -= 4;
        }
        case Opcode.SDIV -> {
          Division.sdiv(s, sp);
          sp -= 4;
        }
        case Opcode.MOD -> {
          Division.mod(s, sp);
          sp -= 4;
        }
        case Opcode.SMOD -> {
          Division.smod(s, sp);
          sp -= 4;
        }
        case Opcode.ADDMOD -> {
          Division.addmod(s, sp);
          sp -= 8;
        }
        case Opcode.MULMOD -> {
          Division.mulmod(s, sp);
          sp -= 8;
        }
        case Opcode.EXP -> {
          gas = exponentiate(s, sp, gas);
          sp -= 4;
        }
        case Opcode.SIGNEXTEND -> {
          Bitwise.signExtend(s, sp);
          sp -= 4;
        }
        case Opcode.LT -> {
          Comparison.lt(s, sp);
          sp -= 4;
        }
        case Opcode.GT -> {
          Comparison.gt(s, sp);
          sp -= 4;
        }
        case Opcode.SLT -> {
          Comparison.slt(s, sp);
          sp -= 4;
        }
        case Opcode.SGT -> {
          Comparison.sgt(s, sp);
          sp -= 4;
        }
        case Opcode.EQ -> {
          Comparison.eq(s, sp);
          sp -= 4;
        }
        case Opcode.ISZERO -> Comparison.isZero(s, sp);
        case Opcode.AND -> {
          Bitwise.and(s, sp);
          sp -= 4;
        }
        case Opcode.OR -> {
          Bitwise.or(s, sp);
          sp -= 4;
        }
        case Opcode.XOR -> {
          Bitwise.xor(s, sp);
          sp -= 4;
        }
        case Opcode.NOT -> Bitwise.not(s, sp);
        case Opcode.BYTE -> {
          Bitwise.byteAt(s, sp);
          sp -= 4;
        }
        case Opcode.SHL -> {
          Bitwise.shl(s, sp);
          sp -= 4;
        }
        case Opcode.SHR -> {
          Bitwise.shr(s, sp);
          sp -= 4;
        }
        case Opcode.SAR -> {
          Bitwise.sar(s, sp);
          sp -= 4;
        }
        case Opcode.CLZ -> Bitwise.countLeadingZeros(s, sp);
        case Opcode.KECCAK256 -> {
          gas = MemoryInstructions.keccak(f, s, sp, gas);
          sp -= 4;
        }
        case Opcode.ADDRESS -> {
          Stacks.put(s, sp, f.self);
          sp += 4;
        }
        case Opcode.BALANCE -> gas = EnvironmentInstructions.balance(m, s, sp, gas);
        case Opcode.ORIGIN -> {
          Stacks.put(s, sp, m.transaction.origin());
          sp += 4;
        }
        case Opcode.CALLER -> {
          Stacks.put(s, sp, f.caller);
          sp += 4;
        }
        case Opcode.CALLVALUE -> {
          Stacks.put(s, sp, f.value);
          sp += 4;
        }
        case Opcode.CALLDATALOAD -> EnvironmentInstructions.loadInput(f, s, sp);
        case Opcode.CALLDATASIZE -> {
          Stacks.put(s, sp, f.inputSize);
          sp += 4;
        }
        case Opcode.CALLDATACOPY -> {
          gas = MemoryInstructions.copyInput(f, sp, gas);
          sp -= 12;
        }
        case Opcode.CODESIZE -> {
          Stacks.put(s, sp, f.code.size);
          sp += 4;
        }
        case Opcode.CODECOPY -> {
          gas = MemoryInstructions.copyCode(f, sp, gas);
          sp -= 12;
        }
        case Opcode.GASPRICE -> {
          Stacks.put(s, sp, m.transaction.gasPrice());
          sp += 4;
        }
        case Opcode.EXTCODESIZE -> gas = EnvironmentInstructions.codeSize(m, s, sp, gas);
        case Opcode.EXTCODECOPY -> {
          gas = EnvironmentInstructions.copyCode(m, f, sp, gas);
          sp -= 16;
        }
        case Opcode.RETURNDATASIZE -> {
          Stacks.put(s, sp, f.returnData.length);
          sp += 4;
        }
        case Opcode.RETURNDATACOPY -> {
          gas = MemoryInstructions.copyReturnData(f, sp, gas);
          sp -= 12;
        }
        case Opcode.EXTCODEHASH -> gas = EnvironmentInstructions.codeHash(m, s, sp, gas);
        case Opcode.BLOCKHASH -> EnvironmentInstructions.blockHash(m, s, sp);
        case Opcode.COINBASE -> {
          Stacks.put(s, sp, m.block.coinbase());
          sp += 4;
        }
        case Opcode.TIMESTAMP -> {
          Stacks.put(s, sp, m.block.timestamp());
          sp += 4;
        }
        case Opcode.NUMBER -> {
          Stacks.put(s, sp, m.block.number());
          sp += 4;
        }
        case Opcode.PREVRANDAO -> {
          Stacks.put(s, sp, m.block.prevRandao());
          sp += 4;
        }
        case Opcode.GASLIMIT -> {
          Stacks.put(s, sp, m.block.gasLimit());
          sp += 4;
        }
        case Opcode.CHAINID -> {
          Stacks.put(s, sp, m.block.chainId());
          sp += 4;
        }
        case Opcode.SELFBALANCE -> {
          Stacks.put(s, sp, m.host.balance(f.self));
          sp += 4;
        }
        case Opcode.BASEFEE -> {
          Stacks.put(s, sp, m.block.baseFee());
          sp += 4;
        }
        case Opcode.BLOBHASH -> EnvironmentInstructions.blobHash(m, s, sp);
        case Opcode.BLOBBASEFEE -> {
          Stacks.put(s, sp, m.block.blobBaseFee());
          sp += 4;
        }
        case Opcode.POP -> sp -= 4;
        case Opcode.MLOAD -> gas = MemoryInstructions.load(f, s, sp, gas);
        case Opcode.MSTORE -> {
          gas = MemoryInstructions.store(f, s, sp, gas);
          sp -= 8;
        }
        case Opcode.MSTORE8 -> {
          gas = MemoryInstructions.storeByte(f, s, sp, gas);
          sp -= 8;
        }
        case Opcode.SLOAD -> gas = StorageInstructions.load(m, f, s, sp, gas);
        case Opcode.SSTORE -> {
          gas = StorageInstructions.store(m, f, s, sp, gas);
          sp -= 8;
        }
        case Opcode.JUMP -> {
          pc = target(f, s, sp);
          if (pc < 0) {
            return HaltReason.BAD_JUMP.signal;
          }
          sp -= 4;
        }
        case Opcode.JUMPI -> {
          if (!Stacks.isZero(s, sp - 8)) {
            pc = target(f, s, sp);
            if (pc < 0) {
              return HaltReason.BAD_JUMP.signal;
            }
          }
          sp -= 8;
        }
        case Opcode.PC -> {
          Stacks.put(s, sp, pc - 1);
          sp += 4;
        }
        case Opcode.MSIZE -> {
          Stacks.put(s, sp, f.memory.size);
          sp += 4;
        }
        case Opcode.GAS -> {
          Stacks.put(s, sp, gas);
          sp += 4;
        }
        case Opcode.JUMPDEST -> {}
        case Opcode.TLOAD -> StorageInstructions.loadTransient(m, f, s, sp);
        case Opcode.TSTORE -> {
          gas = StorageInstructions.storeTransient(m, f, s, sp, gas);
          sp -= 8;
        }
        case Opcode.MCOPY -> {
          gas = MemoryInstructions.copy(f, s, sp, gas);
          sp -= 12;
        }
        case Opcode.PUSH0 -> {
          Stacks.put(s, sp, 0);
          sp += 4;
        }
        case 0x60,
            0x61,
            0x62,
            0x63,
            0x64,
            0x65,
            0x66,
            0x67,
            0x68,
            0x69,
            0x6a,
            0x6b,
            0x6c,
            0x6d,
            0x6e,
            0x6f,
            0x70,
            0x71,
            0x72,
            0x73,
            0x74,
            0x75,
            0x76,
            0x77,
            0x78,
            0x79,
            0x7a,
            0x7b,
            0x7c,
            0x7d,
            0x7e,
            0x7f -> {
          int count = op - Opcode.PUSH0;
          Stacks.push(s, sp, code, pc, count);
          pc += count;
          sp += 4;
        }
        case 0x80,
            0x81,
            0x82,
            0x83,
            0x84,
            0x85,
            0x86,
            0x87,
            0x88,
            0x89,
            0x8a,
            0x8b,
            0x8c,
            0x8d,
            0x8e,
            0x8f -> {
          Stacks.dup(s, sp, op - Opcode.BEFORE_DUP);
          sp += 4;
        }
        case 0x90,
            0x91,
            0x92,
            0x93,
            0x94,
            0x95,
            0x96,
            0x97,
            0x98,
            0x99,
            0x9a,
            0x9b,
            0x9c,
            0x9d,
            0x9e,
            0x9f ->
            Stacks.swap(s, sp, op - Opcode.BEFORE_SWAP);
        case 0xa0, 0xa1, 0xa2, 0xa3, 0xa4 -> {
          int topics = op - Opcode.LOG0;
          gas = SystemInstructions.log(m, f, topics, sp, gas);
          sp -= 8 + 4 * topics;
        }
        case Opcode.CREATE, Opcode.CREATE2 -> {
          gas = Creations.create(m, f, op == Opcode.CREATE2, sp, gas);
          sp -= op == Opcode.CREATE2 ? 12 : 8;
          if (f.calling) {
            return suspend(f, pc, sp, gas);
          }
        }
        case Opcode.CALL, Opcode.CALLCODE, Opcode.DELEGATECALL, Opcode.STATICCALL -> {
          gas = Calls.call(m, f, op, sp, gas);
          sp -= op <= Opcode.CALLCODE ? 24 : 20;
          if (f.calling) {
            return suspend(f, pc, sp, gas);
          }
        }
        case Opcode.RETURN -> {
          f.gas = SystemInstructions.output(f, sp, gas);
          return f.gas < 0 ? f.gas : STOPPED;
        }
        case Opcode.REVERT -> {
          f.gas = SystemInstructions.output(f, sp, gas);
          return f.gas < 0 ? f.gas : REVERTED;
        }
        case Opcode.SELFDESTRUCT -> {
          f.gas = SystemInstructions.selfDestruct(m, f, sp, gas);
          return f.gas < 0 ? f.gas : STOPPED;
        }
        default -> throw new IllegalStateException("in the table but not in the loop: " + op);
      }
      if (gas < 0) {
        return gas;
      }
    }
  }

  private static long suspend(Frame f, int pc, int sp, long gas) {
    f.calling = false;
    f.pc = pc;
    f.sp = sp;
    f.gas = gas;
    return CALLING;
  }

  private static long exponentiate(long[] s, int sp, long gas) {
    long cost = GasCost.EXP_BYTE * Arithmetic.byteLength(s, sp - 8);
    if (gas < cost) {
      return HaltReason.OUT_OF_GAS.signal;
    }
    Arithmetic.exp(s, sp);
    return gas - cost;
  }

  /// @return where to go on, or -1 when nobody may jump there
  private static int target(Frame f, long[] s, int sp) {
    long target = Stacks.saturated(s, sp - 4);
    return f.code.isDestination(target) ? (int) target : -1;
  }

  private static long refusal(long entry, int sp) {
    if (entry == InstructionTable.UNDEFINED) {
      return HaltReason.UNDEFINED_INSTRUCTION.signal;
    }
    if (sp < InstructionTable.leastHeight(entry)) {
      return HaltReason.STACK_UNDERFLOW.signal;
    }
    boolean full = sp > InstructionTable.greatestHeight(entry);
    return full ? HaltReason.STACK_OVERFLOW.signal : HaltReason.OUT_OF_GAS.signal;
  }
}
