package org.concordat.genesis.gadget;

import org.concordat.genesis.babyjubjub.BabyJubJub;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;

/// BabyJubJub's addition law in affine twisted Edwards coordinates. It is complete: for points of
/// the curve no denominator is ever zero, so every quotient below has one value only.
final class EdwardsGadget {
  private static final String RULE = "addition on BabyJubJub";

  private EdwardsGadget() {}

  /// Asserts that a pair is on the curve and doubles it: six constraints.
  static EdwardsPair checkedTwice(CircuitBuilder b, EdwardsPair p, String rule) {
    Expression xx = b.multiply(p.x(), p.x());
    Expression yy = b.multiply(p.y(), p.y());
    Expression left = xx.times(BabyJubJub.A).plus(yy).minus(b.constant(1));
    b.assertProduct(xx.times(BabyJubJub.D), yy, left, rule);
    return twice(b, p, xx, yy);
  }

  /// Five constraints.
  static EdwardsPair twice(CircuitBuilder b, EdwardsPair p) {
    return twice(b, p, b.multiply(p.x(), p.x()), b.multiply(p.y(), p.y()));
  }

  /// Both denominators are 1 ± d·x²·y², written by the curve's equation.
  private static EdwardsPair twice(CircuitBuilder b, EdwardsPair p, Expression xx, Expression yy) {
    Expression axx = xx.times(BabyJubJub.A);
    Expression sum = axx.plus(yy);
    Expression product = b.multiply(p.x(), p.y());
    return new EdwardsPair(
        Quotients.of(b, product.plus(product), sum, RULE),
        Quotients.of(b, yy.minus(axx), b.constant(2).minus(sum), RULE));
  }

  /// Six constraints.
  static EdwardsPair add(CircuitBuilder b, EdwardsPair p, EdwardsPair q) {
    Expression xy = b.multiply(p.x(), q.y());
    Expression yx = b.multiply(p.y(), q.x());
    Expression mixed = b.multiply(p.y().minus(p.x().times(BabyJubJub.A)), q.x().plus(q.y()));
    Expression bound = b.multiply(xy, yx).times(BabyJubJub.D);
    Expression one = b.constant(Fr.ONE);
    return new EdwardsPair(
        Quotients.of(b, xy.plus(yx), one.plus(bound), RULE),
        Quotients.of(b, mixed.minus(yx).plus(xy.times(BabyJubJub.A)), one.minus(bound), RULE));
  }
}
