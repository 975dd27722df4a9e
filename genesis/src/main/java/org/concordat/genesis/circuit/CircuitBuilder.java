package org.concordat.genesis.circuit;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;

/// What a circuit is written with. For one thread and one run.
///
/// Rules name what a constraint means to the person whose data it refuses. They may say which input
/// is wrong, never what it holds.
public abstract sealed class CircuitBuilder permits Compilation, Evaluation {
  private static final String SEPARATOR = ": ";

  private final Deque<String> scopes = new ArrayDeque<>();

  abstract Expression publicInput(Supplier<Fr> value);

  abstract Expression secret(Supplier<Fr> value);

  public abstract Expression constant(Fr value);

  public final Expression constant(long value) {
    return constant(Fr.of(value));
  }

  /// A new wire equal to the product: one constraint, or none where a factor is constant.
  public final Expression multiply(Expression left, Expression right) {
    if (left.isConstant()) {
      return right.times(left.constantValue());
    }
    return right.isConstant() ? left.times(right.constantValue()) : product(left, right);
  }

  abstract Expression product(Expression left, Expression right);

  /// `count` new wires that nothing constrains yet.
  public abstract List<Expression> advice(int count, Advice advice, List<Expression> inputs);

  /// One new wire that nothing constrains yet.
  public final Expression advice(Advice advice, Expression... inputs) {
    return advice(1, advice, List.of(inputs)).getFirst();
  }

  /// One constraint: `left · right = result`.
  public abstract void assertProduct(
      Expression left, Expression right, Expression result, String rule);

  /// One constraint.
  public final void assertEqual(Expression left, Expression right, String rule) {
    assertZero(left.minus(right), rule);
  }

  /// One constraint.
  public final void assertZero(Expression expression, String rule) {
    assertProduct(expression, constant(Fr.ONE), constant(Fr.ZERO), rule);
  }

  /// One constraint: the expression is 0 or 1.
  public final void assertBoolean(Expression bit, String rule) {
    assertProduct(bit, bit.minus(constant(Fr.ONE)), constant(Fr.ZERO), rule);
  }

  public final Expression sum(List<Expression> terms) {
    return combine(terms, ScalarArrays.pack(Collections.nCopies(terms.size(), Fr.ONE)), 0);
  }

  /// The sum of `terms`, each times its weight: for many terms far cheaper than to add them one by
  /// one.
  ///
  /// @param weights packed; those of the terms begin with element `first`
  public abstract Expression combine(List<Expression> terms, long[] weights, int first);

  /// Names what is built until the scope is closed; scopes nest.
  public final Scope scope(String name) {
    scopes.addLast(name);
    entered(scopes);
    return () -> {
      scopes.removeLast();
      entered(scopes);
    };
  }

  /// Called whenever the open scopes, outermost first, have changed.
  abstract void entered(Iterable<String> open);

  /// The rule's name with the scopes around it.
  final String qualified(String rule) {
    return scopes.isEmpty() ? rule : String.join(SEPARATOR, scopes) + SEPARATOR + rule;
  }

  /// An open scope; closing it cannot fail.
  @FunctionalInterface
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
