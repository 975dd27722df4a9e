package org.concordat.genesis.circuit;

import org.concordat.genesis.bn254.Fr;

/// A linear combination of wires; its arithmetic costs no constraint. Expressions of two builders
/// do not mix.
public abstract sealed class Expression permits LinearForm, Value {
  private final boolean constant;

  Expression(boolean constant) {
    this.constant = constant;
  }

  /// Whether it was made of constants only, as the program wrote it: the same in every run, so a
  /// builder may decide by it. `x - x` is not constant.
  public final boolean isConstant() {
    return constant;
  }

  public abstract Expression plus(Expression other);

  public abstract Expression minus(Expression other);

  public abstract Expression times(Fr factor);

  /// @throws IllegalStateException unless it is constant
  abstract Fr constantValue();
}
