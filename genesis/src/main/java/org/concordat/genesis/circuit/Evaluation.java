package org.concordat.genesis.circuit;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;

/// The run that yields a witness. It goes on after a rule has failed and remembers the first.
final class Evaluation extends CircuitBuilder {
  private final int wires;
  private final long[] values;
  private int size;
  private Optional<String> violation = Optional.empty();

  /// @param wires how many the compiled circuit has
  Evaluation(int wires) {
    this.wires = wires;
    this.values = ScalarArrays.zeros(wires);
    wire(Value.of(Fr.ONE, true));
  }

  private Value wire(Value value) {
    if (size == wires) {
      throw new IllegalStateException("the circuit takes other steps than when it was compiled");
    }
    value.copyTo(values, size * STRIDE);
    size++;
    return value;
  }

  @Override
  Expression publicInput(Supplier<Fr> value) {
    return secret(value);
  }

  @Override
  Expression secret(Supplier<Fr> value) {
    return wire(Value.of(value.get(), false));
  }

  @Override
  public Expression constant(Fr value) {
    return Value.of(value, true);
  }

  @Override
  Expression product(Expression left, Expression right) {
    return wire(Value.product((Value) left, (Value) right));
  }

  @Override
  public List<Expression> advice(int count, Advice advice, List<Expression> inputs) {
    long[] in = ScalarArrays.zeros(inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      ((Value) inputs.get(i)).copyTo(in, i * STRIDE);
    }
    long[] out = ScalarArrays.zeros(count);
    advice.give(in, out);
    List<Expression> given = new ArrayList<>(count);
    for (int i = 0; i < count * STRIDE; i += STRIDE) {
      given.add(wire(new Value(Arrays.copyOfRange(out, i, i + STRIDE), false)));
    }
    return given;
  }

  @Override
  public void assertProduct(Expression left, Expression right, Expression result, String rule) {
    boolean holds = Value.product((Value) left, (Value) right).sameAs((Value) result);
    if (!holds && violation.isEmpty()) {
      violation = Optional.of(qualified(rule));
    }
  }

  @Override
  public Expression combine(List<Expression> terms, long[] weights, int first) {
    long[] sum = ScalarArrays.zeros(2);
    boolean constant = true;
    for (int i = 0; i < terms.size(); i++) {
      Value term = (Value) terms.get(i);
      term.addWeighted(weights, (first + i) * STRIDE, sum);
      constant &= term.isConstant();
    }
    return new Value(Arrays.copyOf(sum, STRIDE), constant);
  }

  @Override
  void entered(Iterable<String> open) {}

  WitnessResult result(WireCounts counts) {
    if (size != wires) {
      throw new IllegalStateException("the circuit takes other steps than when it was compiled");
    }
    return violation
        .<WitnessResult>map(WitnessResult.Violated::new)
        .orElseGet(() -> new WitnessResult.Satisfied(new Witness(counts, values)));
  }
}
