package org.concordat.chain.evm.compiled;

import org.jspecify.annotations.Nullable;

/// What one position of the stack array holds until something overwrites it. Compared by identity.
final class Cell {
  /// In words from where the stack pointer stood when the block began; negative below it.
  final int position;

  /// The locals its limbs have been read into.
  final Limb.@Nullable Local[] read = new Limb.@Nullable Local[4];

  Cell(int position) {
    this.position = position;
  }

  Value value() {
    return new Value(
        new Limb.Stacked(this, 0),
        new Limb.Stacked(this, 1),
        new Limb.Stacked(this, 2),
        new Limb.Stacked(this, 3));
  }
}
