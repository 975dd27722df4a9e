package org.concordat.genesis.gadget;

import org.concordat.genesis.babyjubjub.BabyJubJub;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;

/// A point of BabyJubJub in the Montgomery form v² = u³ + A·u² + u, A = 168698, whose chords and
/// tangents cost fewer constraints than the Edwards law, and have exceptions: the identity has no
/// coordinates, and a chord through equal points would leave its slope to the prover. Every method
/// says when that happens, and every caller why it does not.
///
/// All points here are in the subgroup of prime order, so v ≠ 0 (else the order is 2) and u ≠ -1
/// (no point of the curve has it: A - 2 = d is no square).
record MontgomeryPair(Expression u, Expression v) {
  /// (a + d) / 2.
  static final Fr COEFFICIENT = BabyJubJub.A.add(BabyJubJub.D).multiply(Fr.of(2).inverse());

  private static final String RULE = "addition on BabyJubJub";

  /// From Edwards coordinates, u = (1 + y) / (1 - y), v = u / x: two constraints. Nothing satisfies
  /// them for the identity, where y = 1; x is 0 for no other point of the subgroup.
  static MontgomeryPair of(CircuitBuilder b, EdwardsPair point, String identityRule) {
    Expression one = b.constant(1);
    Expression u = Quotients.of(b, one.plus(point.y()), one.minus(point.y()), identityRule);
    return new MontgomeryPair(u, Quotients.of(b, u, point.x(), RULE));
  }

  /// x = u / v, y = (u - 1) / (u + 1): two constraints, no exceptions.
  EdwardsPair edwards(CircuitBuilder b) {
    Expression one = b.constant(1);
    return new EdwardsPair(
        Quotients.of(b, u, v, RULE), Quotients.of(b, u.minus(one), u.plus(one), RULE));
  }

  /// Four constraints, no exceptions.
  MontgomeryPair twice(CircuitBuilder b) {
    Expression uu = b.multiply(u, u);
    Expression tangent =
        uu.times(Fr.of(3)).plus(u.times(COEFFICIENT.add(COEFFICIENT))).plus(b.constant(1));
    Expression slope = Quotients.of(b, tangent, v.plus(v), RULE);
    return third(b, slope, u);
  }

  /// The sum with a point of another u: three constraints. Opposite points satisfy none; for equal
  /// ones the prover may choose the sum.
  MontgomeryPair add(CircuitBuilder b, MontgomeryPair other) {
    Expression slope = Quotients.of(b, other.v.minus(v), other.u.minus(u), RULE);
    return third(b, slope, other.u);
  }

  /// Where the line through this point and one at `otherU` meets the curve again, mirrored: two
  /// constraints.
  private MontgomeryPair third(CircuitBuilder b, Expression slope, Expression otherU) {
    Expression sum = u.plus(otherU).plus(b.constant(COEFFICIENT));
    Expression thirdU = b.advice(MontgomeryPair::squareMinus, slope, sum);
    b.assertProduct(slope, slope, thirdU.plus(sum), RULE);
    return new MontgomeryPair(thirdU, thirdV(b, slope, thirdU));
  }

  /// Twice this point plus `other`, as (this + other) + this without the v of the first sum: five
  /// constraints. The prover may choose the result if this equals `other`, and only then; nothing
  /// satisfies them if this is the opposite of `other`, or if the result is the identity. (The
  /// first sum equals this point only if `other` is the identity, which has no coordinates.)
  MontgomeryPair twicePlus(CircuitBuilder b, MontgomeryPair other) {
    Expression first = Quotients.of(b, v.minus(other.v), u.minus(other.u), RULE);
    Expression firstSquare = b.multiply(first, first);
    Expression constant = b.constant(COEFFICIENT);
    Expression middle = firstSquare.minus(constant).minus(u).minus(other.u);
    Expression turn = Quotients.of(b, v.plus(v), u.minus(middle), RULE);
    Expression second = turn.minus(first);
    // second² - A - u - middle, with the middle's own sum put in
    Expression thirdU = b.multiply(second, second).minus(firstSquare).plus(other.u);
    return new MontgomeryPair(thirdU, thirdV(b, second, thirdU));
  }

  /// A wire rather than a sum, which would grow from step to step: one constraint.
  private Expression thirdV(CircuitBuilder b, Expression slope, Expression thirdU) {
    Expression run = u.minus(thirdU);
    Expression thirdV = b.advice(MontgomeryPair::productMinus, slope, run, v);
    b.assertProduct(slope, run, thirdV.plus(v), RULE);
    return thirdV;
  }

  private static void squareMinus(long[] in, long[] out) {
    ScalarArrays.multiply(out, 0, in, 0, in, 0);
    ScalarArrays.subtract(out, 0, out, 0, in, ScalarArrays.STRIDE);
  }

  private static void productMinus(long[] in, long[] out) {
    ScalarArrays.multiply(out, 0, in, 0, in, ScalarArrays.STRIDE);
    ScalarArrays.subtract(out, 0, out, 0, in, 2 * ScalarArrays.STRIDE);
  }
}
