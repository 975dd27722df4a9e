package org.concordat.chain.evm.compiled;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.Arrays;
import java.util.Objects;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.InstructionTable;
import org.concordat.chain.evm.Opcode;
import org.concordat.chain.evm.word.Stacks;

/// Writes one block.
///
/// In front stands one check of stack heights and of gas; if it fails, nothing has happened yet and
/// the interpreter runs the block to the halt that has become certain. Gas is taken in stretches:
/// from the block's start, or from behind an instruction that takes gas of its own, up to and
/// including the next such instruction. So that one sees exactly the gas it would see in the
/// interpreter, and where a later stretch cannot be paid nothing but OUT_OF_GAS can come of it.
final class BlockEmitter {
  private final CodeBuilder b;
  private final Plan plan;
  private final MethodEmitter method;
  private final Block block;
  private final StackModel stack;
  private final NumberEmitter numbers;

  /// Taken already for instructions of this stretch that are still to come.
  private int ahead;

  BlockEmitter(CodeBuilder b, Plan plan, MethodEmitter method, Block block) {
    this.b = b;
    this.plan = plan;
    this.method = method;
    this.block = block;
    this.stack = new StackModel(b, block.least());
    this.numbers = new NumberEmitter(b, stack);
  }

  void emit() {
    check();
    int pc = block.start();
    boolean open = true;
    while (pc < block.end()) {
      int op = plan.op(pc);
      ahead -= plan.price(pc);
      int next = pc + Instruction.size(op);
      open = instruction(pc, op, next);
      if (open && next < block.end() && Instruction.isDynamic(op, plan.entry(pc))) {
        stretch(next);
      }
      if (stack.isCrowded() && open) {
        stack.flush();
        stack.restart();
      }
      pc = next;
    }
    if (open) {
      settle();
      goOn(block.end());
    }
  }

  private void check() {
    Label refused = method.refusal(block.start());
    if (block.least() > 0) {
      b.iload(StackModel.SP).loadConstant(block.least() * Stacks.LONGS);
      b.if_icmplt(refused);
    }
    if (block.most() < Stacks.MAX_WORDS) {
      b.iload(StackModel.SP).loadConstant(block.most() * Stacks.LONGS);
      b.if_icmpgt(refused);
    }
    ahead = cost(block.start());
    if (ahead > 0) {
      b.lload(StackModel.GAS).loadConstant((long) ahead);
      b.lcmp().iflt(refused);
      take(ahead);
    }
  }

  private void stretch(int pc) {
    ahead = cost(pc);
    if (ahead > 0) {
      take(ahead);
      b.lload(StackModel.GAS).lconst_0();
      b.lcmp().iflt(method.outOfGas);
    }
  }

  private void take(int gas) {
    b.lload(StackModel.GAS).loadConstant((long) gas);
    b.lsub().lstore(StackModel.GAS);
  }

  /// Prices from `pc` to the end of its stretch.
  private int cost(int pc) {
    int cost = 0;
    for (int at = pc; at < block.end(); at += Instruction.size(plan.op(at))) {
      cost += plan.price(at);
      if (Instruction.isDynamic(plan.op(at), plan.entry(at))) {
        break;
      }
    }
    return cost;
  }

  /// @return whether the block goes on behind it
  private boolean instruction(int pc, int op, int next) {
    if (plan.entry(pc) == InstructionTable.UNDEFINED) {
      b.invokestatic(Names.LINKAGE, "undefined", Names.SIGNAL).lreturn();
      return false;
    }
    if (Instruction.isPush(op)) {
      stack.push(pushed(pc, next));
    } else if (Instruction.isDup(op)) {
      stack.push(stack.peek(op - Opcode.BEFORE_DUP));
    } else if (Instruction.isSwap(op)) {
      stack.swap(op - Opcode.BEFORE_SWAP);
    } else if (Instruction.isCall(op)) {
      call(op, next);
      return false;
    } else if (!numbers.emit(op)) {
      return other(pc, op, next);
    }
    return true;
  }

  private boolean other(int pc, int op, int next) {
    switch (op) {
      case Opcode.POP -> stack.pop();
      case Opcode.JUMPDEST -> {}
      case Opcode.PC -> stack.push(Value.small(new Limb.Constant(pc)));
      case Opcode.GAS -> gas();
      case Opcode.MLOAD -> load();
      case Opcode.MSTORE -> store();
      case Opcode.MSTORE8 -> storeByte();
      case Opcode.STOP -> {
        b.aload(StackModel.FRAME).lload(StackModel.GAS);
        b.invokestatic(Names.LINKAGE, "stop", Names.STOP).lreturn();
      }
      case Opcode.RETURN -> exit("exit");
      case Opcode.REVERT -> exit("revert");
      case Opcode.SELFDESTRUCT -> selfDestruct();
      case Opcode.JUMP -> jump();
      case Opcode.JUMPI -> branch(next);
      default -> family(Objects.requireNonNull(Family.of(op)));
    }
    return !Instruction.isLast(op, plan.entry(pc)) && op != Opcode.JUMPI;
  }

  private Value pushed(int pc, int next) {
    byte[] bytes = Arrays.copyOfRange(plan.code, Math.min(pc + 1, plan.code.length), next);
    return Value.of(Word.of(Bytes.wrap(bytes)));
  }

  private void gas() {
    b.lload(StackModel.GAS);
    if (ahead > 0) {
      b.loadConstant((long) ahead);
      b.ladd();
    }
    stack.push(Value.small(stack.store()));
  }

  private void family(Family family) {
    stack.place(family.in());
    int result = stack.height() - family.in();
    switch (family.kind()) {
      case WORD -> {
        b.aload(StackModel.STACK);
        stack.index(stack.height());
        b.invokestatic(family.owner(), family.name(), Names.WORD);
      }
      case PLACED -> {
        b.aload(StackModel.MACHINE).aload(StackModel.FRAME);
        stack.index(stack.height());
        b.invokestatic(family.owner(), family.name(), Names.PLACED);
      }
      case GAS -> invokeWithGas(family.name());
      case NUMBER -> {
        b.aload(StackModel.MACHINE).aload(StackModel.FRAME);
        b.invokestatic(family.owner(), family.name(), Names.RUN);
        stack.push(Value.small(stack.store()));
        return;
      }
    }
    for (int i = 0; i < family.in(); i++) {
      stack.pop();
    }
    if (family.out() == 1) {
      stack.push(stack.placed(result));
    }
  }

  private void invokeWithGas(String name) {
    b.aload(StackModel.MACHINE).aload(StackModel.FRAME);
    stack.index(stack.height());
    b.lload(StackModel.GAS).invokestatic(Names.LINKAGE, name, Names.GAS);
    takeGasLeft();
  }

  private void takeGasLeft() {
    b.dup2().lstore(StackModel.GAS);
    b.lconst_0().lcmp().iflt(method.signalled);
  }

  // Memory.

  private void load() {
    Limb offset = saturated(stack.pop());
    reach(offset, Word.SIZE);
    Limb[] limbs = new Limb[Value.LIMBS];
    for (int i = 0; i < Value.LIMBS; i++) {
      b.aload(StackModel.FRAME);
      stack.load(offset);
      b.loadConstant(24 - 8 * i).invokestatic(Names.LINKAGE, "read", Names.READ);
      limbs[i] = stack.store();
    }
    stack.push(Value.of(limbs));
  }

  private void store() {
    Limb offset = saturated(stack.pop());
    Value value = stack.pop();
    reach(offset, Word.SIZE);
    for (int i = 0; i < Value.LIMBS; i++) {
      b.aload(StackModel.FRAME);
      stack.load(offset);
      b.loadConstant(24 - 8 * i);
      stack.load(value.limb(i));
      b.invokestatic(Names.LINKAGE, "write", Names.WRITE);
    }
  }

  private void storeByte() {
    Limb offset = saturated(stack.pop());
    Value value = stack.pop();
    reach(offset, 1);
    b.aload(StackModel.FRAME);
    stack.load(offset);
    stack.load(value.l0());
    b.invokestatic(Names.LINKAGE, "writeByte", Names.WRITE_BYTE);
  }

  private void reach(Limb offset, int size) {
    b.aload(StackModel.FRAME).lload(StackModel.GAS);
    stack.load(offset);
    b.loadConstant(size).invokestatic(Names.LINKAGE, "reach", Names.REACH);
    takeGasLeft();
  }

  /// The number as [Stacks#saturated] makes it.
  private Limb saturated(Value value) {
    long known = value.known();
    if (known >= 0) {
      return new Limb.Constant(known);
    }
    stack.load(value.l0());
    numbers.or(new Value(value.l1(), value.l2(), value.l3(), Value.ZERO));
    b.invokestatic(Names.LIMBS, "saturated", Names.longs(2));
    return stack.store();
  }

  // Ends of a block.

  private void exit(String name) {
    stack.place(2);
    b.aload(StackModel.FRAME);
    stack.index(stack.height());
    b.lload(StackModel.GAS).invokestatic(Names.LINKAGE, name, Names.EXIT).lreturn();
  }

  private void selfDestruct() {
    stack.place(1);
    b.aload(StackModel.MACHINE).aload(StackModel.FRAME);
    stack.index(stack.height());
    b.lload(StackModel.GAS).invokestatic(Names.LINKAGE, "selfDestruct", Names.GAS).lreturn();
  }

  private void call(int op, int next) {
    Family family = Objects.requireNonNull(Family.of(op));
    stack.flush();
    invokeWithGas(family.name());
    moveSp(stack.height() - family.in() + family.out());
    b.loadConstant(next).istore(StackModel.PC);
    method.waitForCallee();
    goOn(next);
  }

  private void jump() {
    Value target = stack.pop();
    if (target.isConstant()) {
      settle();
      goKnown(target.known());
      return;
    }
    Limb number = saturated(target);
    settle();
    goUnknown(number);
  }

  private void branch(int next) {
    Value target = stack.pop();
    numbers.or(stack.pop());
    Limb condition = stack.store();
    Limb number = target.isConstant() ? Value.ZERO : saturated(target);
    settle();
    stack.load(condition);
    b.lconst_0().lcmp();
    Label taken =
        target.known() >= 0
            ? method.labelOf((int) Math.min(target.known(), plan.code.length))
            : null;
    if (taken != null && plan.jumps.isDestination(target.known())) {
      b.ifne(taken);
      goOn(next);
      return;
    }
    Label passed = b.newLabel();
    b.ifeq(passed);
    if (target.isConstant()) {
      goKnown(target.known());
    } else {
      goUnknown(number);
    }
    b.labelBinding(passed);
    goOn(next);
  }

  private void goKnown(long target) {
    if (plan.jumps.isDestination(target)) {
      method.go((int) target);
    } else {
      b.goto_(method.badJump);
    }
  }

  private void goUnknown(Limb target) {
    b.aload(StackModel.FRAME);
    stack.load(target);
    b.invokestatic(Names.LINKAGE, "target", Names.TARGET).dup().istore(StackModel.PC);
    b.iflt(method.badJump);
    method.goByPc();
  }

  /// Control runs on to `pc`; past the end of the code there is a STOP.
  private void goOn(int pc) {
    if (pc >= plan.code.length) {
      b.aload(StackModel.FRAME).lload(StackModel.GAS);
      b.invokestatic(Names.LINKAGE, "stop", Names.STOP).lreturn();
    } else {
      method.go(pc);
    }
  }

  private void settle() {
    stack.flush();
    moveSp(stack.height());
  }

  private void moveSp(int words) {
    if (words != 0) {
      b.iinc(StackModel.SP, words * Stacks.LONGS);
    }
  }
}
