package org.concordat.genesis.circuit;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.util.Arrays;
import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;

/// What an expression is while a circuit is compiled: weights of wires. Wire 0 is the constant one.
final class LinearForm extends Expression {
  /// Strictly ascending.
  private final int[] wires;

  /// One packed element for each wire, none zero.
  private final long[] weights;

  private LinearForm(int[] wires, long[] weights, boolean constant) {
    super(constant);
    this.wires = wires;
    this.weights = weights;
  }

  static LinearForm constant(Fr value) {
    return value.isZero()
        ? new LinearForm(new int[0], new long[0], true)
        : new LinearForm(new int[] {0}, ScalarArrays.pack(List.of(value)), true);
  }

  static LinearForm wire(int wire) {
    return new LinearForm(new int[] {wire}, ScalarArrays.pack(List.of(Fr.ONE)), false);
  }

  int terms() {
    return wires.length;
  }

  int wireOf(int term) {
    return wires[term];
  }

  /// Packed, in the order of the wires; not to be changed.
  long[] weights() {
    return weights;
  }

  /// The sum of `forms`, each times its weight from `factors`, packed from element `first` on.
  static LinearForm combine(List<? extends Expression> forms, long[] factors, int first) {
    int total = forms.stream().mapToInt(form -> ((LinearForm) form).terms()).sum();
    int[] wires = new int[total];
    long[] weights = ScalarArrays.zeros(total);
    boolean constant = true;
    int at = 0;
    for (int i = 0; i < forms.size(); i++) {
      LinearForm form = (LinearForm) forms.get(i);
      constant &= form.isConstant();
      for (int term = 0; term < form.terms(); term++, at++) {
        wires[at] = form.wires[term];
        ScalarArrays.multiply(
            weights, at * STRIDE, form.weights, term * STRIDE, factors, (first + i) * STRIDE);
      }
    }
    return normalised(wires, weights, constant);
  }

  /// Sorts by wire, adds up the weights of equal wires and drops those that are zero.
  private static LinearForm normalised(int[] wires, long[] weights, boolean constant) {
    long[] order = order(wires);
    int[] outWires = new int[wires.length];
    long[] outWeights = ScalarArrays.zeros(wires.length);
    int size = 0;
    for (int i = 0; i < order.length; ) {
      int wire = (int) (order[i] >>> Integer.SIZE);
      for (; i < order.length && order[i] >>> Integer.SIZE == wire; i++) {
        int from = (int) order[i] * STRIDE;
        ScalarArrays.add(outWeights, size * STRIDE, outWeights, size * STRIDE, weights, from);
      }
      outWires[size] = wire;
      if (!isZero(outWeights, size * STRIDE)) {
        size++;
      }
    }
    return new LinearForm(
        Arrays.copyOf(outWires, size), Arrays.copyOf(outWeights, size * STRIDE), constant);
  }

  /// The wires in ascending order, each with its place in the low half.
  private static long[] order(int[] wires) {
    long[] order = new long[wires.length];
    boolean ascending = true;
    for (int i = 0; i < wires.length; i++) {
      order[i] = (long) wires[i] << Integer.SIZE | i;
      ascending &= i == 0 || order[i - 1] < order[i];
    }
    if (!ascending) {
      Arrays.sort(order);
    }
    return order;
  }

  private static boolean isZero(long[] array, int index) {
    return (array[index] | array[index + 1] | array[index + 2] | array[index + 3]) == 0;
  }

  @Override
  public LinearForm plus(Expression other) {
    return combine(List.of(this, other), Signs.PLUS, 0);
  }

  @Override
  public LinearForm minus(Expression other) {
    return combine(List.of(this, other), Signs.MINUS, 0);
  }

  @Override
  public LinearForm times(Fr factor) {
    return combine(List.of(this), ScalarArrays.pack(List.of(factor)), 0);
  }

  @Override
  Fr constantValue() {
    if (!isConstant()) {
      throw new IllegalStateException("not a constant");
    }
    return wires.length == 0 ? Fr.ZERO : ScalarArrays.load(weights, 0);
  }

  private static final class Signs {
    static final long[] PLUS = ScalarArrays.pack(List.of(Fr.ONE, Fr.ONE));
    static final long[] MINUS = ScalarArrays.pack(List.of(Fr.ONE, Fr.ONE.negate()));
  }
}
