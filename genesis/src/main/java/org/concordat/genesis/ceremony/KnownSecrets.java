package org.concordat.genesis.ceremony;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.util.Arrays;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.FixedBase;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.bn254.RandomElements;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.ConstraintSystem;
import org.concordat.genesis.circuit.SparseMatrix;

/// A key's points from τ, α and β themselves: every polynomial is evaluated in the field, which
/// leaves one multiplication of the generator for each point. Whoever has the seed can prove
/// anything with such a key.
final class KnownSecrets implements KeySource {
  private static final int DIGIT_BITS_MIN = 4;
  private static final int DIGIT_BITS_MAX = 12;

  private final KeyShape shape;
  private final Fr tau;
  private final Fr alpha;
  private final Fr beta;
  private final FixedBase g1;
  private final FixedBase g2;

  /// Per wire, packed: a(τ), b(τ), β·a(τ) + α·b(τ) + c(τ).
  private final long[] a;

  private final long[] b;
  private final long[] k;

  /// The Lagrange polynomials of twice the domain at τ.
  private final long[] doubled;

  KnownSecrets(ConstraintSystem system, RandomElements random) {
    this.shape = KeyShape.of(system);
    this.tau = random.nextScalar();
    this.alpha = random.nextScalar();
    this.beta = random.nextScalar();
    this.doubled = LagrangeAt.all(shape.domainLog() + 1, tau);
    long[] lagrange = LagrangeAt.all(shape.domainLog(), tau);
    this.a = perWire(system.a(), lagrange);
    addPublicRows(lagrange);
    this.b = perWire(system.b(), lagrange);
    this.k = combined(perWire(system.c(), lagrange));
    int width = Math.clamp(shape.domainLog() - 3, DIGIT_BITS_MIN, DIGIT_BITS_MAX);
    this.g1 = table(PointArrays.g1(), width);
    this.g2 = table(PointArrays.g2(), width);
  }

  private static FixedBase table(PointArrays group, int width) {
    return FixedBase.of(group, group.generator(), 0, width);
  }

  /// Each column's polynomial at τ.
  private long[] perWire(SparseMatrix matrix, long[] lagrange) {
    long[] sums = ScalarArrays.zeros(shape.wires());
    long[] weight = ScalarArrays.zeros(1);
    for (int row = 0; row < matrix.rows(); row++) {
      for (int term = matrix.start(row); term < matrix.end(row); term++) {
        int at = matrix.wire(term) * STRIDE;
        matrix.copyWeight(term, weight, 0);
        ScalarArrays.multiply(weight, 0, weight, 0, lagrange, row * STRIDE);
        ScalarArrays.add(sums, at, sums, at, weight, 0);
      }
    }
    return sums;
  }

  private void addPublicRows(long[] lagrange) {
    for (int wire = 0; wire <= shape.publics(); wire++) {
      int row = shape.constraints() + wire;
      ScalarArrays.add(a, wire * STRIDE, a, wire * STRIDE, lagrange, row * STRIDE);
    }
  }

  private long[] combined(long[] c) {
    long[] factors = ScalarArrays.zeros(3);
    ScalarArrays.store(beta, factors, 0);
    ScalarArrays.store(alpha, factors, STRIDE);
    long[] product = ScalarArrays.zeros(1);
    for (int i = 0; i < c.length; i += STRIDE) {
      ScalarArrays.multiply(product, 0, a, i, factors, 0);
      ScalarArrays.add(c, i, c, i, product, 0);
      ScalarArrays.multiply(product, 0, b, i, factors, STRIDE);
      ScalarArrays.add(c, i, c, i, product, 0);
    }
    return c;
  }

  @Override
  public Bytes alphaG1() {
    return Group.G1.multiply(Group.G1.generator(), alpha);
  }

  @Override
  public Bytes betaG1() {
    return Group.G1.multiply(Group.G1.generator(), beta);
  }

  @Override
  public Bytes betaG2() {
    return Group.G2.multiply(Group.G2.generator(), beta);
  }

  @Override
  public long[] points(KeyPart part, int from, int count) {
    long[] scalars =
        switch (part) {
          case A -> slice(a, from, count);
          case B1, B2 -> slice(b, from, count);
          case PUBLIC_K -> slice(k, from, count);
          case SECRET_K -> slice(k, shape.publics() + 1 + from, count);
          case H -> odd(from, count);
          case POWER_DIFFERENCES -> differences(from, count);
        };
    return multiples(part.group(), scalars, count);
  }

  private static long[] slice(long[] scalars, int from, int count) {
    return Arrays.copyOfRange(scalars, from * STRIDE, (from + count) * STRIDE);
  }

  private long[] odd(int from, int count) {
    long[] out = ScalarArrays.zeros(count);
    for (int i = 0; i < count; i++) {
      System.arraycopy(doubled, (2 * (from + i) + 1) * STRIDE, out, i * STRIDE, STRIDE);
    }
    return out;
  }

  /// τ^(n+i) - τ^i = τ^i · (τ^n - 1).
  private long[] differences(int from, int count) {
    long[] out = LagrangeAt.powers(tau, count);
    Fr factor = LagrangeAt.power(tau, shape.domain()).subtract(Fr.ONE);
    long[] first = ScalarArrays.zeros(1);
    ScalarArrays.store(factor.multiply(LagrangeAt.power(tau, from)), first, 0);
    for (int i = 0; i < out.length; i += STRIDE) {
      ScalarArrays.multiply(out, i, out, i, first, 0);
    }
    return out;
  }

  private long[] multiples(Group group, long[] scalars, int count) {
    FixedBase base = group == Group.G1 ? g1 : g2;
    long[] points = new long[count * group.stride()];
    base.multiplyAll(group.arrays(), points, 0, scalars, 0, count);
    return points;
  }
}
