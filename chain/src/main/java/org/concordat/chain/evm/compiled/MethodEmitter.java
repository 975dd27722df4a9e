package org.concordat.chain.evm.compiled;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes one method of a program: some blocks that lie side by side, a switch in front of them
/// that enters where the frame stands, and the ways out behind them.
///
/// Between blocks the stack is on the array, and `sp`, `gas` and (for the switch) `pc` are locals.
final class MethodEmitter {
  private final CodeBuilder b;
  private final Plan plan;
  private final Plan.Group group;
  private final Map<Integer, Label> starts = new HashMap<>();
  private final Map<Label, Integer> refusals = new HashMap<>();
  private final Label dispatch;

  /// Gas holds a signal: leave with it.
  final Label signalled;

  final Label outOfGas;
  final Label badJump;
  private final Label elsewhere;
  private final Label waiting;

  MethodEmitter(CodeBuilder b, Plan plan, Plan.Group group) {
    this.b = b;
    this.plan = plan;
    this.group = group;
    this.dispatch = b.newLabel();
    this.signalled = b.newLabel();
    this.outOfGas = b.newLabel();
    this.badJump = b.newLabel();
    this.elsewhere = b.newLabel();
    this.waiting = b.newLabel();
  }

  void emit() {
    group.blocks().forEach(block -> starts.put(block.start(), b.newLabel()));
    enter();
    for (Block block : group.blocks()) {
      b.labelBinding(start(block.start()));
      new BlockEmitter(b, plan, this, block).emit();
    }
    leave();
  }

  /// Goes on at a pc that is a constant.
  void go(int pc) {
    Label label = starts.get(pc);
    if (label != null) {
      b.goto_(label);
      return;
    }
    b.loadConstant(pc);
    b.istore(StackModel.PC);
    b.goto_(elsewhere);
  }

  /// Where a branch goes, when `pc` is in this method.
  @Nullable Label labelOf(int pc) {
    return starts.get(pc);
  }

  /// Goes on at the pc in its local.
  void goByPc() {
    b.goto_(dispatch);
  }

  /// Leaves for the callee when there is one; the local pc says where the frame goes on.
  void waitForCallee() {
    b.aload(StackModel.FRAME);
    b.invokestatic(Names.LINKAGE, "waits", Names.WAITS);
    b.ifne(waiting);
  }

  /// A label to branch to before a block has changed anything: the interpreter takes over at `pc`.
  Label refusal(int pc) {
    Label label = b.newLabel();
    refusals.put(label, pc);
    return label;
  }

  private Label start(int pc) {
    Label label = starts.get(pc);
    if (label == null) {
      throw new IllegalStateException("no block begins at " + pc);
    }
    return label;
  }

  private void enter() {
    b.aload(StackModel.FRAME).invokestatic(Names.LINKAGE, "stack", Names.STACK_OF);
    b.astore(StackModel.STACK);
    b.aload(StackModel.FRAME).invokestatic(Names.LINKAGE, "sp", Names.INT_OF);
    b.istore(StackModel.SP);
    b.aload(StackModel.FRAME).invokestatic(Names.LINKAGE, "gas", Names.LONG_OF);
    b.lstore(StackModel.GAS);
    b.aload(StackModel.FRAME).invokestatic(Names.LINKAGE, "pc", Names.INT_OF);
    b.istore(StackModel.PC);
    b.labelBinding(dispatch);
    Label unknown = b.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    for (Block block : group.blocks()) {
      if (plan.isEntry(block.start())) {
        cases.add(SwitchCase.of(block.start(), start(block.start())));
      }
    }
    b.iload(StackModel.PC).lookupswitch(unknown, cases);
    b.labelBinding(unknown);
    stand();
    b.loadConstant(group.start());
    b.loadConstant(group.end());
    b.invokestatic(Names.LINKAGE, "unknown", Names.UNKNOWN).lreturn();
  }

  private void leave() {
    Label interpret = b.newLabel();
    refusals.forEach((label, pc) -> {
      b.labelBinding(label);
      b.loadConstant((int) pc);
      b.istore(StackModel.PC);
      b.goto_(interpret);
    });
    exit(interpret, "interpret");
    exit(elsewhere, "elsewhere");
    exit(waiting, "calling");
    b.labelBinding(signalled).lload(StackModel.GAS).lreturn();
    halt(outOfGas, "outOfGas");
    halt(badJump, "badJump");
  }

  private void exit(Label label, String name) {
    b.labelBinding(label);
    stand();
    b.invokestatic(Names.LINKAGE, name, Names.STAND).lreturn();
  }

  private void halt(Label label, String name) {
    b.labelBinding(label).invokestatic(Names.LINKAGE, name, Names.SIGNAL).lreturn();
  }

  private void stand() {
    b.aload(StackModel.FRAME);
    b.iload(StackModel.PC).iload(StackModel.SP).lload(StackModel.GAS);
  }
}
