package org.concordat.genesis.circuit;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.concordat.genesis.bn254.Fr;

/// The run that yields constraints.
final class Compilation extends CircuitBuilder {
  private final Coefficients coefficients = new Coefficients();
  private final SparseMatrix.Builder a = new SparseMatrix.Builder(coefficients);
  private final SparseMatrix.Builder b = new SparseMatrix.Builder(coefficients);
  private final SparseMatrix.Builder c = new SparseMatrix.Builder(coefficients);
  private final Tally.Builder tally = new Tally.Builder();
  private int publicInputs;
  private int secrets;
  private int wires = 1;

  private LinearForm wire() {
    if (wires == ConstraintSystem.WIRES_MAX) {
      throw new IllegalStateException("more than " + ConstraintSystem.WIRES_MAX + " wires");
    }
    return LinearForm.wire(wires++);
  }

  @Override
  Expression publicInput(Supplier<Fr> value) {
    if (publicInputs + 1 != wires) {
      throw new IllegalStateException("public inputs come first");
    }
    publicInputs++;
    return wire();
  }

  @Override
  Expression secret(Supplier<Fr> value) {
    if (publicInputs + secrets + 1 != wires) {
      throw new IllegalStateException("inputs come before anything is made of them");
    }
    secrets++;
    return wire();
  }

  @Override
  public Expression constant(Fr value) {
    return LinearForm.constant(value);
  }

  @Override
  Expression product(Expression left, Expression right) {
    LinearForm result = wire();
    constrain(left, right, result);
    return result;
  }

  @Override
  public List<Expression> advice(int count, Advice advice, List<Expression> inputs) {
    return IntStream.range(0, count).<Expression>mapToObj(_ -> wire()).toList();
  }

  @Override
  public void assertProduct(Expression left, Expression right, Expression result, String rule) {
    constrain(left, right, result);
  }

  private void constrain(Expression left, Expression right, Expression result) {
    a.addRow((LinearForm) left);
    b.addRow((LinearForm) right);
    c.addRow((LinearForm) result);
    tally.count();
  }

  @Override
  public Expression combine(List<Expression> terms, long[] weights, int first) {
    return LinearForm.combine(terms, weights, first);
  }

  @Override
  void entered(Iterable<String> open) {
    tally.enter(open);
  }

  ConstraintSystem system() {
    WireCounts counts = new WireCounts(wires, 0, publicInputs, secrets);
    long[] weights = coefficients.packed();
    return new ConstraintSystem(counts, a.build(weights), b.build(weights), c.build(weights));
  }

  Tally tally() {
    return tally.build();
  }
}
