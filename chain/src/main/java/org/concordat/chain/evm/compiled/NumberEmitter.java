package org.concordat.chain.evm.compiled;

import java.lang.classfile.CodeBuilder;
import org.concordat.chain.evm.Opcode;

/// ADD, SUB, comparisons and bitwise instructions on limbs in locals, and the cases of MUL, DIV and
/// MOD whose operands are known to have one limb.
final class NumberEmitter {
  private static final Limb ONES = new Limb.Constant(-1);
  private static final Value ALL_ONES = new Value(ONES, ONES, ONES, ONES);

  private final CodeBuilder b;
  private final StackModel stack;

  NumberEmitter(CodeBuilder b, StackModel stack) {
    this.b = b;
    this.stack = stack;
  }

  /// @return whether it was done here; if not, a [Family] does it
  boolean emit(int op) {
    switch (op) {
      case Opcode.ADD -> binary(this::add);
      case Opcode.SUB -> binary(this::subtract);
      case Opcode.AND, Opcode.OR, Opcode.XOR -> binary((x, y) -> bitwise(op, x, y));
      case Opcode.NOT -> stack.push(bitwise(Opcode.XOR, stack.pop(), ALL_ONES));
      case Opcode.LT -> binary((x, y) -> less(x, y));
      case Opcode.GT -> binary((x, y) -> less(y, x));
      case Opcode.SLT -> binary((x, y) -> compare("signedLess", x, y));
      case Opcode.SGT -> binary((x, y) -> compare("signedLess", y, x));
      case Opcode.EQ -> binary((x, y) -> isZero(bitwise(Opcode.XOR, x, y)));
      case Opcode.ISZERO -> stack.push(isZero(stack.pop()));
      case Opcode.MUL, Opcode.DIV, Opcode.MOD -> {
        return small(op);
      }
      case Opcode.SHL, Opcode.SHR -> {
        return shift(op == Opcode.SHL);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private interface Binary {
    Value of(Value left, Value right);
  }

  private void binary(Binary operation) {
    Value left = stack.pop();
    stack.push(operation.of(left, stack.pop()));
  }

  private Value add(Value x, Value y) {
    Limb[] sum = new Limb[Value.LIMBS];
    Limb carry = Value.ZERO;
    for (int i = 0; i < Value.LIMBS; i++) {
      boolean swap = x.limb(i).is(0);
      Limb a = swap ? y.limb(i) : x.limb(i);
      Limb c = swap ? x.limb(i) : y.limb(i);
      sum[i] = carry.is(0) ? sum(a, c) : sum(sum(a, c), carry);
      if (i < 3) {
        carry = carry(a, c, carry, sum[i]);
      }
    }
    return Value.of(sum);
  }

  private Limb sum(Limb a, Limb c) {
    if (c.is(0)) {
      return a;
    }
    if (a.is(0)) {
      return c;
    }
    if (a instanceof Limb.Constant(long left) && c instanceof Limb.Constant(long right)) {
      return new Limb.Constant(left + right);
    }
    load(a, c);
    b.ladd();
    return stack.store();
  }

  private Limb carry(Limb a, Limb c, Limb carry, Limb sum) {
    int zeros = (a.is(0) ? 1 : 0) + (c.is(0) ? 1 : 0) + (carry.is(0) ? 1 : 0);
    if (zeros >= 2) {
      return Value.ZERO;
    }
    if (zeros == 1) {
      return call("carry", c.is(0) ? carry : c, sum);
    }
    return call("carry", a, c, sum);
  }

  private Value subtract(Value x, Value y) {
    Limb[] difference = new Limb[Value.LIMBS];
    Limb borrow = Value.ZERO;
    for (int i = 0; i < Value.LIMBS; i++) {
      Limb a = x.limb(i);
      Limb c = y.limb(i);
      difference[i] = minus(minus(a, c), borrow);
      if (i < 3 && !(c.is(0) && borrow.is(0))) {
        borrow = borrow.is(0) ? call("less", a, c) : call("borrow", a, c, difference[i]);
      }
    }
    return Value.of(difference);
  }

  private Limb minus(Limb a, Limb c) {
    if (c.is(0)) {
      return a;
    }
    load(a, c);
    b.lsub();
    return stack.store();
  }

  private Value bitwise(int op, Value x, Value y) {
    Limb[] result = new Limb[Value.LIMBS];
    for (int i = 0; i < Value.LIMBS; i++) {
      result[i] = bitwise(op, x.limb(i), y.limb(i));
    }
    return Value.of(result);
  }

  private Limb bitwise(int op, Limb x, Limb y) {
    if (!(x instanceof Limb.Constant) && y instanceof Limb.Constant) {
      return bitwise(op, y, x);
    }
    if (x instanceof Limb.Constant(long left) && y instanceof Limb.Constant(long right)) {
      return new Limb.Constant(folded(op, left, right));
    }
    if (x.is(0)) {
      return op == Opcode.AND ? Value.ZERO : y;
    }
    if (x.is(-1) && op != Opcode.XOR) {
      return op == Opcode.AND ? y : ONES;
    }
    load(x, y);
    switch (op) {
      case Opcode.AND -> b.land();
      case Opcode.OR -> b.lor();
      default -> b.lxor();
    }
    return stack.store();
  }

  private static long folded(int op, long left, long right) {
    return switch (op) {
      case Opcode.AND -> left & right;
      case Opcode.OR -> left | right;
      default -> left ^ right;
    };
  }

  private Value less(Value x, Value y) {
    return x.isSmall() && y.isSmall()
        ? Value.small(call("less", x.l0(), y.l0()))
        : compare("less", x, y);
  }

  private Value compare(String name, Value x, Value y) {
    stack.load(x);
    stack.load(y);
    b.invokestatic(Names.LIMBS, name, Names.longs(8));
    return Value.small(stack.store());
  }

  private Value isZero(Value x) {
    or(x);
    b.invokestatic(Names.LIMBS, "isZero", Names.longs(1));
    return Value.small(stack.store());
  }

  /// Puts all limbs or-ed together on the JVM's stack: zero when the word is.
  void or(Value x) {
    stack.load(x.l0());
    for (int i = 1; i < Value.LIMBS; i++) {
      if (!x.limb(i).is(0)) {
        stack.load(x.limb(i));
        b.lor();
      }
    }
  }

  private boolean small(int op) {
    if (!stack.peek(1).isSmall() || !stack.peek(2).isSmall()) {
      return false;
    }
    Limb x = stack.pop().l0();
    Limb y = stack.pop().l0();
    stack.push(
        switch (op) {
          case Opcode.MUL -> product(x, y);
          case Opcode.DIV -> Value.small(call("quotient", x, y));
          default -> Value.small(call("remainder", x, y));
        });
    return true;
  }

  private Value product(Limb x, Limb y) {
    load(x, y);
    b.lmul();
    Limb low = stack.store();
    load(x, y);
    b.invokestatic(Names.of(Math.class), "unsignedMultiplyHigh", Names.longs(2));
    return new Value(low, stack.store(), Value.ZERO, Value.ZERO);
  }

  /// By a known number of bits.
  private boolean shift(boolean left) {
    long amount = stack.peek(1).known();
    if (amount < 0 || amount > 255) {
      return false;
    }
    stack.pop();
    Value x = stack.pop();
    int limbs = (int) amount >>> 6;
    int bits = (int) amount & 63;
    Limb[] result = new Limb[Value.LIMBS];
    for (int i = 0; i < Value.LIMBS; i++) {
      int from = left ? i - limbs : i + limbs;
      int next = left ? from - 1 : from + 1;
      Limb near = part(x, from, bits, left);
      result[i] = bits == 0 ? near : bitwise(Opcode.OR, near, part(x, next, 64 - bits, !left));
    }
    stack.push(Value.of(result));
    return true;
  }

  private Limb part(Value x, int i, int bits, boolean left) {
    if (i < 0 || i >= Value.LIMBS || x.limb(i).is(0)) {
      return Value.ZERO;
    }
    if (bits == 0) {
      return x.limb(i);
    }
    stack.load(x.limb(i));
    b.loadConstant(bits);
    if (left) {
      b.lshl();
    } else {
      b.lushr();
    }
    return stack.store();
  }

  private Limb call(String name, Limb... arguments) {
    load(arguments);
    b.invokestatic(Names.LIMBS, name, Names.longs(arguments.length));
    return stack.store();
  }

  private void load(Limb... limbs) {
    for (Limb limb : limbs) {
      stack.load(limb);
    }
  }
}
