package org.concordat.chain.evm.compiled;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.concordat.chain.evm.Code;
import org.concordat.chain.evm.InstructionTable;
import org.concordat.chain.evm.Opcode;
import org.concordat.chain.evm.word.Stacks;

/// Cuts a code into blocks.
///
/// A block begins at 0, behind a JUMPI or a call, and at those jump destinations whose number some
/// PUSH pushes. A jump to another destination can only be a computed one; the interpreter runs on
/// from there. What no block can reach, data for one, is not looked at.
final class BlockAnalysis {
  /// A block is cut when it weighs more, so that every method stays small.
  static final int MAX_WEIGHT = 900;

  private final byte[] code;
  private final long[] table;
  private final Code jumps;

  /// Destinations that something jumps to by PUSH and jump.
  private final BitSet targets = new BitSet();

  /// Destinations whose number is pushed otherwise: any dynamic jump may go there.
  private final BitSet loose = new BitSet();

  /// Where a frame goes on after a callee.
  private final BitSet resumed = new BitSet();

  private final List<Block> blocks = new ArrayList<>();

  /// Whether control cannot run off the end of the last block found.
  private boolean ended;

  BlockAnalysis(byte[] code, Code jumps, long[] table) {
    this.code = code;
    this.table = table;
    this.jumps = jumps;
  }

  List<Block> blocks() {
    findTargets();
    for (int pc = 0; pc < code.length; ) {
      pc = isReached(pc) ? block(pc) : pc + Instruction.size(op(pc));
    }
    return blocks;
  }

  boolean isTarget(int pc) {
    return targets.get(pc);
  }

  /// Whether a jump to a number off the stack, or a frame that resumes, may arrive here.
  boolean isLoose(int pc) {
    return loose.get(pc) || resumed.get(pc) || pc == 0;
  }

  private int op(int pc) {
    return code[pc] & 0xff;
  }

  private void findTargets() {
    for (int pc = 0; pc < code.length; pc += Instruction.size(op(pc))) {
      if (!Instruction.isPush(op(pc))) {
        continue;
      }
      long value = pushed(pc);
      if (jumps.isDestination(value)) {
        int next = pc + Instruction.size(op(pc));
        boolean jump = next < code.length && (op(next) == Opcode.JUMP || op(next) == Opcode.JUMPI);
        (jump ? targets : loose).set((int) value);
      }
    }
  }

  /// What the PUSH at `pc` pushes, or -1 when that is no pc.
  private long pushed(int pc) {
    long value = 0;
    for (int i = 1; i < Instruction.size(op(pc)); i++) {
      int next = pc + i < code.length ? code[pc + i] & 0xff : 0;
      value = value << 8 | next;
      if (value > code.length) {
        return -1;
      }
    }
    return value;
  }

  private boolean isReached(int pc) {
    if (pc == 0 || targets.get(pc) || loose.get(pc) || resumed.get(pc)) {
      return true;
    }
    return !ended && !blocks.isEmpty() && blocks.getLast().end() == pc;
  }

  /// Adds the block at `start`, and gives the pc behind it.
  private int block(int start) {
    int pc = start;
    int height = 0;
    int least = 0;
    int most = Stacks.MAX_WORDS;
    int weight = 0;
    ended = false;
    while (pc < code.length) {
      int op = op(pc);
      boolean leader = op == Opcode.JUMPDEST && (targets.get(pc) || loose.get(pc));
      if (pc > start && (leader || weight > MAX_WEIGHT)) {
        break;
      }
      long entry = table[op];
      if (entry != InstructionTable.UNDEFINED) {
        least = Math.max(least, Instruction.in(entry) - height);
        most = Math.min(most, InstructionTable.greatestHeight(entry) / Stacks.LONGS - height);
        height += Instruction.out(op, entry) - Instruction.in(entry);
      }
      weight += Weight.of(op);
      pc += Instruction.size(op);
      if (Instruction.isCall(op)) {
        resumed.set(pc);
      }
      ended = Instruction.isLast(op, entry);
      if (ended || Instruction.isCall(op) || op == Opcode.JUMPI) {
        break;
      }
    }
    blocks.add(new Block(start, Math.min(pc, code.length), least, most, weight));
    return pc;
  }
}
