package org.concordat.genesis.circuit;

import java.util.Arrays;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;

/// What an expression is while a witness is made: its value.
final class Value extends Expression {
  /// One packed element.
  private final long[] element;

  Value(long[] element, boolean constant) {
    super(constant);
    this.element = element;
  }

  static Value of(Fr value, boolean constant) {
    long[] element = ScalarArrays.zeros(1);
    ScalarArrays.store(value, element, 0);
    return new Value(element, constant);
  }

  static Value product(Value left, Value right) {
    long[] out = ScalarArrays.zeros(1);
    ScalarArrays.multiply(out, 0, left.element, 0, right.element, 0);
    return new Value(out, left.isConstant() && right.isConstant());
  }

  void copyTo(long[] array, int index) {
    System.arraycopy(element, 0, array, index, ScalarArrays.STRIDE);
  }

  /// Adds this value times the weight at `index` to the element `sum`, with room for one more
  /// element behind it.
  void addWeighted(long[] weights, int index, long[] sum) {
    ScalarArrays.multiply(sum, ScalarArrays.STRIDE, weights, index, element, 0);
    ScalarArrays.add(sum, 0, sum, 0, sum, ScalarArrays.STRIDE);
  }

  boolean sameAs(Value other) {
    return Arrays.equals(element, other.element);
  }

  @Override
  public Value plus(Expression other) {
    Value that = (Value) other;
    long[] out = ScalarArrays.zeros(1);
    ScalarArrays.add(out, 0, element, 0, that.element, 0);
    return new Value(out, isConstant() && that.isConstant());
  }

  @Override
  public Value minus(Expression other) {
    Value that = (Value) other;
    long[] out = ScalarArrays.zeros(1);
    ScalarArrays.subtract(out, 0, element, 0, that.element, 0);
    return new Value(out, isConstant() && that.isConstant());
  }

  @Override
  public Value times(Fr factor) {
    return new Value(product(this, of(factor, true)).element, isConstant());
  }

  @Override
  Fr constantValue() {
    if (!isConstant()) {
      throw new IllegalStateException("not a constant");
    }
    return ScalarArrays.load(element, 0);
  }

  @Override
  public String toString() {
    return "Value[withheld]";
  }
}
