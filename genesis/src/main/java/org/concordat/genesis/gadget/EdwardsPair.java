package org.concordat.genesis.gadget;

import org.concordat.genesis.babyjubjub.EdwardsPoint;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;

/// Two coordinates in the twisted Edwards form of BabyJubJub. That they are a point of the curve is
/// somebody else's to make sure of.
public record EdwardsPair(Expression x, Expression y) {
  static EdwardsPair constant(CircuitBuilder b, EdwardsPoint point) {
    return new EdwardsPair(b.constant(point.x()), b.constant(point.y()));
  }

  EdwardsPair negate() {
    return new EdwardsPair(x.times(Fr.ONE.negate()), y);
  }

  /// This pair where `flag` is 1, `other` where it is 0: two constraints.
  EdwardsPair or(CircuitBuilder b, EdwardsPair other, Expression flag) {
    return new EdwardsPair(
        other.x.plus(b.multiply(flag, x.minus(other.x))),
        other.y.plus(b.multiply(flag, y.minus(other.y))));
  }
}
