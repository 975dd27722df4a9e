package org.concordat.chain.evm.compiled;

/// Where a quarter of a word is while a block is being compiled.
sealed interface Limb {
  record Constant(long value) implements Limb {}

  /// In a local variable of the JVM, which is written once.
  record Local(int index) implements Limb {}

  /// On the stack array since the block began or an instruction put it there; read when needed.
  record Stacked(Cell cell, int limb) implements Limb {}

  default boolean is(long value) {
    return this instanceof Constant(long own) && own == value;
  }
}
