package org.concordat.chain.evm.compiled;

import org.concordat.chain.bytes.Word;

/// A word while a block is being compiled, least significant limb first.
record Value(Limb l0, Limb l1, Limb l2, Limb l3) {
  static final int LIMBS = 4;
  static final Limb ZERO = new Limb.Constant(0);

  static Value of(Limb... limbs) {
    return new Value(limbs[0], limbs[1], limbs[2], limbs[3]);
  }

  static Value small(Limb limb) {
    return new Value(limb, ZERO, ZERO, ZERO);
  }

  static Value of(Word word) {
    return new Value(
        new Limb.Constant(word.w0()),
        new Limb.Constant(word.w1()),
        new Limb.Constant(word.w2()),
        new Limb.Constant(word.w3()));
  }

  Limb limb(int i) {
    return switch (i) {
      case 0 -> l0;
      case 1 -> l1;
      case 2 -> l2;
      case 3 -> l3;
      default -> throw new IndexOutOfBoundsException(i);
    };
  }

  /// Known to be below 2^64.
  boolean isSmall() {
    return l1.is(0) && l2.is(0) && l3.is(0);
  }

  boolean isConstant() {
    return l0 instanceof Limb.Constant
        && l1 instanceof Limb.Constant
        && l2 instanceof Limb.Constant
        && l3 instanceof Limb.Constant;
  }

  /// The number when it is known and below 2^63, else -1.
  long known() {
    return isSmall() && l0 instanceof Limb.Constant(long value) && value >= 0 ? value : -1;
  }
}
