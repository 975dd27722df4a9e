package org.concordat.genesis.gadget;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;

/// Numbers of few bits. The field has no order; numbers below 2^n have, and these gadgets make sure
/// of the n.
public final class Numbers {
  /// With one bit more, two different patterns could stand for one element.
  public static final int BITS_MAX = 253;

  private Numbers() {}

  /// The bits of `number`, lowest first: `count` constraints, and `number` < 2^`count`.
  ///
  /// All but the highest bit are wires; the highest is what is left of the number, divided by its
  /// place, which spares the constraint that the bits add up.
  public static List<Expression> bits(CircuitBuilder b, Expression number, int count, String rule) {
    if (count < 1 || count > BITS_MAX) {
      throw new IllegalArgumentException("1 to " + BITS_MAX + " bits, not " + count);
    }
    List<Expression> bits =
        new ArrayList<>(b.advice(count - 1, Numbers::giveBits, List.of(number)));
    bits.add(highest(b, number, bits));
    for (Expression bit : bits) {
      b.assertBoolean(bit, rule);
    }
    return List.copyOf(bits);
  }

  private static Expression highest(CircuitBuilder b, Expression number, List<Expression> lower) {
    Fr place = Fr.reduce(BigInteger.TWO.pow(lower.size())).inverse();
    List<Expression> terms = new ArrayList<>(lower);
    terms.add(number);
    List<Fr> weights = new ArrayList<>();
    for (int bit = 0; bit < lower.size(); bit++) {
      weights.add(Fr.reduce(BigInteger.TWO.pow(bit)).multiply(place).negate());
    }
    weights.add(place);
    return b.combine(terms, ScalarArrays.pack(weights), 0);
  }

  private static void giveBits(long[] in, long[] out) {
    BigInteger number = ScalarArrays.load(in, 0).toBigInteger();
    for (int bit = 0; bit < out.length / ScalarArrays.STRIDE; bit++) {
      if (number.testBit(bit)) {
        ScalarArrays.store(Fr.ONE, out, bit * ScalarArrays.STRIDE);
      }
    }
  }

  /// `number` < 2^`bits`: `bits` constraints.
  public static void assertRange(CircuitBuilder b, Expression number, int bits, String rule) {
    bits(b, number, bits, rule);
  }

  /// 0 ≤ `number` - `least` < 2^`bits`: `bits` constraints. That is an order of whole numbers only
  /// where both are known to be far below the field's modulus.
  public static void assertAtLeast(
      CircuitBuilder b, Expression number, Expression least, int bits, String rule) {
    assertRange(b, number.minus(least), bits, rule);
  }

  /// 0 < `number` - `bound` ≤ 2^`bits`: `bits` constraints, with the same condition.
  public static void assertAbove(
      CircuitBuilder b, Expression number, Expression bound, int bits, String rule) {
    assertRange(b, number.minus(bound).minus(b.constant(1)), bits, rule);
  }
}
