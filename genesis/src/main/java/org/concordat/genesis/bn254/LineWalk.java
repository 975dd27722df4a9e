package org.concordat.genesis.bn254;

/// One pair's way through Miller's loop: a point T of the twist in homogeneous coordinates (x/z,
/// y/z), and the lines its steps draw, evaluated at the pair's point of G1.
///
/// Formulas: Aranha, Karabina, Longa, Gebotys, López, "Faster Explicit Formulas for Computing
/// Pairings over Ordinary Curves", ePrint 2010/526, for a twist of type D. A line is known up to a
/// factor of Fp2, which the final exponentiation removes.
final class LineWalk {
  private static final Fp HALF = Fp.ONE.twice().inverse();

  private final Fp px;
  private final Fp py;
  private final Point<Fp2> q;
  private Fp2 x;
  private Fp2 y;
  private Fp2 z;

  /// Both points affine and not at infinity.
  LineWalk(Point<Fp> p, Point<Fp2> q) {
    this.px = p.x();
    this.py = p.y();
    this.q = q;
    this.x = q.x();
    this.y = q.y();
    this.z = Fp2.ONE;
  }

  Point<Fp2> start() {
    return q;
  }

  /// T becomes 2T; `f` gains the tangent at T.
  Fp12 twice(Fp12 f) {
    Fp2 a = x.multiply(y).multiply(HALF);
    Fp2 b = y.square();
    Fp2 c = z.square();
    Fp2 e = Curve.TWIST_B.multiply(c.twice().add(c));
    Fp2 thriceE = e.twice().add(e);
    Fp2 g = b.add(thriceE).multiply(HALF);
    Fp2 h = y.add(z).square().subtract(b).subtract(c);
    Fp2 xx = x.square();
    Fp2 ee = e.square();
    x = a.multiply(b.subtract(thriceE));
    y = g.square().subtract(ee.twice().add(ee));
    z = b.multiply(h);
    return f.multiplyLine(h.negate().multiply(py), xx.twice().add(xx).multiply(px), e.subtract(b));
  }

  /// T becomes T + other; `f` gains the line through both.
  Fp12 add(Fp12 f, Point<Fp2> other) {
    Fp2 theta = y.subtract(other.y().multiply(z));
    Fp2 lambda = x.subtract(other.x().multiply(z));
    Fp2 c = theta.square();
    Fp2 d = lambda.square();
    Fp2 e = lambda.multiply(d);
    Fp2 g = x.multiply(d);
    Fp2 h = e.add(z.multiply(c)).subtract(g.twice());
    Fp2 constant = theta.multiply(other.x()).subtract(lambda.multiply(other.y()));
    x = lambda.multiply(h);
    y = theta.multiply(g.subtract(h)).subtract(e.multiply(y));
    z = z.multiply(e);
    return f.multiplyLine(lambda.multiply(py), theta.negate().multiply(px), constant);
  }
}
