package org.concordat.genesis.bn254;

/// What the curve's point formulas need of the field its coordinates live in.
sealed interface FieldElement<E extends FieldElement<E>> permits Fp, Fp2 {
  E add(E other);

  E subtract(E other);

  E multiply(E other);

  E square();

  E negate();

  /// Zero stays zero.
  E inverse();

  boolean isZero();

  /// The field's one, whatever this element is.
  E one();

  default E twice() {
    E self = self();
    return self.add(self);
  }

  E self();
}
