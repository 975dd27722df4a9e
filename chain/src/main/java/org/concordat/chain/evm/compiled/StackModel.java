package org.concordat.chain.evm.compiled;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The stack as a block changes it. PUSH, DUP, SWAP and POP move values here and become no code;
/// what a block computes stays in locals; the array is written where an instruction needs it there
/// and when the block ends.
///
/// The invariant that every method keeps: before a position of the array is overwritten, whatever
/// of its [Cell] is still wanted elsewhere has been read into locals.
final class StackModel {
  // Locals every method of a program has; those above hold limbs.
  static final int MACHINE = 0;
  static final int FRAME = 1;
  static final int STACK = 2;
  static final int SP = 3;
  static final int GAS = 4;
  static final int PC = 6;
  private static final int FIRST_LIMB = 7;

  /// From here on an index takes a wide instruction: the array is brought up to date instead.
  private static final int LAST_LIMB = 230;

  private static final MethodTypeDesc PUT = MethodTypeDesc.ofDescriptor("([JIJJJJ)V");

  private final CodeBuilder b;
  private final List<Value> values = new ArrayList<>();
  private final Map<Integer, Cell> cells = new HashMap<>();

  /// Position of the first of [#values].
  private int low;

  private int nextLocal = FIRST_LIMB;

  /// @param least words the block finds on the stack
  StackModel(CodeBuilder b, int least) {
    this.b = b;
    this.low = -least;
    for (int position = low; position < 0; position++) {
      values.add(cell(position).value());
    }
  }

  /// Position of the next push.
  int height() {
    return low + values.size();
  }

  void push(Value value) {
    values.add(value);
  }

  Value pop() {
    return values.removeLast();
  }

  /// @param n 1 for the top
  Value peek(int n) {
    return values.get(values.size() - n);
  }

  void swap(int n) {
    int top = values.size() - 1;
    Value held = values.get(top);
    values.set(top, values.get(top - n));
    values.set(top - n, held);
  }

  boolean isCrowded() {
    return nextLocal > LAST_LIMB;
  }

  /// Stores the long on the JVM's stack into a new local.
  Limb.Local store() {
    Limb.Local local = new Limb.Local(nextLocal);
    nextLocal += 2;
    b.lstore(local.index());
    return local;
  }

  /// Puts a limb on the JVM's stack.
  void load(Limb limb) {
    switch (limb) {
      case Limb.Constant(long value) -> b.loadConstant(value);
      case Limb.Local(int index) -> b.lload(index);
      case Limb.Stacked stacked -> b.lload(read(stacked).index());
    }
  }

  /// Puts all four limbs on the JVM's stack, least significant first.
  void load(Value value) {
    for (int i = 0; i < Value.LIMBS; i++) {
      load(value.limb(i));
    }
  }

  /// Writes the top `count` words to their places in the array and keeps what lies below safe from
  /// an instruction that overwrites everything from the deepest of them upwards.
  void place(int count) {
    int first = height() - count;
    for (int position = first; position < height(); position++) {
      write(position);
    }
    for (int i = 0; i < values.size() - count; i++) {
      rescue(values.get(i), first);
    }
    cells.keySet().removeIf(position -> position >= first);
  }

  /// What an instruction has put on the array at `position`.
  Value placed(int position) {
    return cell(position).value();
  }

  /// Writes everything that has changed to the array.
  void flush() {
    for (int position = low; position < height(); position++) {
      write(position);
    }
  }

  /// After a [#flush]: all values are on the array, all locals free.
  void restart() {
    cells.clear();
    nextLocal = FIRST_LIMB;
    values.replaceAll(_ -> Value.small(Value.ZERO));
    for (int i = 0; i < values.size(); i++) {
      values.set(i, cell(low + i).value());
    }
  }

  /// Puts the index of a position's first long on the JVM's stack.
  void index(int position) {
    b.iload(SP);
    if (position != 0) {
      b.loadConstant(position * Value.LIMBS);
      b.iadd();
    }
  }

  private Cell cell(int position) {
    return cells.computeIfAbsent(position, Cell::new);
  }

  private Limb.Local read(Limb.Stacked stacked) {
    Limb.Local known = stacked.cell().read[stacked.limb()];
    if (known != null) {
      return known;
    }
    b.aload(STACK);
    b.iload(SP);
    int offset = stacked.cell().position * Value.LIMBS + stacked.limb();
    if (offset != 0) {
      b.loadConstant(offset);
      b.iadd();
    }
    b.laload();
    Limb.Local local = store();
    stacked.cell().read[stacked.limb()] = local;
    return local;
  }

  private void write(int position) {
    Value value = values.get(position - low);
    Cell own = cells.get(position);
    if (own != null && value.equals(own.value())) {
      return;
    }
    if (own != null) {
      for (Value wanted : values) {
        rescue(wanted, own);
      }
    }
    b.aload(STACK);
    index(position);
    load(value);
    b.invokestatic(Names.LIMBS, "put", PUT);
    cells.remove(position);
    Cell now = cell(position);
    values.set(position - low, remembered(value, now));
  }

  /// The value just written, still read from the locals it was written from.
  private static Value remembered(Value value, Cell now) {
    for (int i = 0; i < Value.LIMBS; i++) {
      now.read[i] =
          switch (value.limb(i)) {
            case Limb.Local local -> local;
            case Limb.Stacked stacked -> stacked.cell().read[stacked.limb()];
            case Limb.Constant _ -> null;
          };
    }
    return now.value();
  }

  /// Reads what is wanted of a cell about to be overwritten.
  private void rescue(Value value, Cell overwritten) {
    for (int i = 0; i < Value.LIMBS; i++) {
      if (value.limb(i) instanceof Limb.Stacked stacked && stacked.cell() == overwritten) {
        read(stacked);
      }
    }
  }

  /// Reads what lies at or above `first` on the array.
  private void rescue(Value value, int first) {
    for (int i = 0; i < Value.LIMBS; i++) {
      if (value.limb(i) instanceof Limb.Stacked stacked && stacked.cell().position >= first) {
        read(stacked);
      }
    }
  }
}
