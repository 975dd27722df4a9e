package org.concordat.genesis.gadget;

import java.util.ArrayList;
import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.Advice;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;

/// One place in a table, chosen by the prover: exactly one flag is set. Which one is the prover's
/// choice until the caller constrains what is selected with it.
public final class Selection {
  private final CircuitBuilder builder;

  /// Without that of place 0, which is what these leave of one.
  private final List<Expression> flags;

  private Selection(CircuitBuilder builder, List<Expression> flags) {
    this.builder = builder;
    this.flags = flags;
  }

  /// A place among `size`: `size` constraints.
  ///
  /// @param flags yields the flags of the places 1 to `size` - 1; place 0 is chosen by none
  public static Selection of(
      CircuitBuilder b, int size, Advice flags, List<Expression> inputs, String rule) {
    List<Expression> later = b.advice(size - 1, flags, inputs);
    for (Expression flag : later) {
      b.assertBoolean(flag, rule);
    }
    b.assertBoolean(b.constant(1).minus(b.sum(later)), rule);
    return new Selection(b, later);
  }

  /// What the table has at the chosen place: one constraint fewer than the table has places.
  public Expression from(List<Expression> table) {
    if (table.size() != flags.size() + 1) {
      throw new IllegalArgumentException("a table of another size");
    }
    List<Expression> steps = new ArrayList<>();
    steps.add(table.getFirst());
    for (int place = 1; place < table.size(); place++) {
      Expression step = table.get(place).minus(table.getFirst());
      steps.add(builder.multiply(flags.get(place - 1), step));
    }
    return builder.sum(steps);
  }

  /// For advice: sets the flag of `place` unless it is 0 or none.
  static void raise(int place, long[] out) {
    if (place > 0) {
      ScalarArrays.store(Fr.ONE, out, (place - 1) * ScalarArrays.STRIDE);
    }
  }
}
