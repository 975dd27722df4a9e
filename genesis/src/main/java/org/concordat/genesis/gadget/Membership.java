package org.concordat.genesis.gadget;

import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;

/// Whether an element is one of a few: the product of its differences from them is zero exactly
/// then, for a field has no zero divisors.
public final class Membership {
  private Membership() {}

  /// `element` is one of `set`: one constraint fewer than the set has members, but at least one.
  public static void assertAmong(
      CircuitBuilder b, Expression element, List<Expression> set, String rule) {
    assertAmongIf(b, b.constant(1), element, set, rule);
  }

  /// As {@link #assertAmong} where `condition` is not zero, nothing where it is zero: one
  /// constraint more.
  public static void assertAmongIf(
      CircuitBuilder b,
      Expression condition,
      Expression element,
      List<Expression> set,
      String rule) {
    Expression product = differences(b, element, set.subList(0, set.size() - 1));
    Expression last = element.minus(set.getLast());
    if (condition.isConstant()) {
      b.assertProduct(product, last, b.constant(0), rule);
    } else {
      b.assertProduct(b.multiply(product, last), condition, b.constant(0), rule);
    }
  }

  /// `element` is none of `set`: as many constraints as the set has members. The last wire is
  /// advice: the inverse of the product, which only a product other than zero has.
  public static void assertNotAmong(
      CircuitBuilder b, Expression element, List<Expression> set, String rule) {
    Expression product = differences(b, element, set);
    Expression inverse = b.advice(Membership::giveInverse, product);
    b.assertProduct(product, inverse, b.constant(1), rule);
  }

  /// One constraint fewer than there are members in the set.
  private static Expression differences(
      CircuitBuilder b, Expression element, List<Expression> set) {
    Expression product = b.constant(1);
    for (Expression member : set) {
      product = b.multiply(product, element.minus(member));
    }
    return product;
  }

  private static void giveInverse(long[] in, long[] out) {
    Fr product = ScalarArrays.load(in, 0);
    ScalarArrays.store(product.isZero() ? Fr.ZERO : product.inverse(), out, 0);
  }
}
