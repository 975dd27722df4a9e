package org.concordat.genesis.ceremony;

import java.util.Arrays;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.ConstraintSystem;
import org.concordat.genesis.snarkfile.Malformed;

/// A key's points from a ceremony's powers of tau: every polynomial is a sum of prepared points,
/// weighted as the circuit's matrices say.
final class CeremonyPowers implements KeySource {
  private static final Fr MINUS_ONE = Fr.ONE.negate();

  private final PowersFile powers;
  private final KeyShape shape;
  private final Columns a;
  private final Columns b;
  private final Columns c;

  /// The Lagrange polynomials of the domain at τ, in G1 and G2, and in G1 times α and β.
  private final long[] tauG1;

  private final long[] tauG2;
  private final long[] alphaG1;
  private final long[] betaG1;

  /// @throws Malformed for powers that are not prepared or too small
  CeremonyPowers(ConstraintSystem system, PowersFile powers) {
    this.powers = powers;
    this.shape = KeyShape.of(system);
    int needed = shape.powerNeeded();
    Malformed.unless(
        powers.isPrepared(), () -> "the powers of tau are not prepared: zk powers prepare");
    Malformed.unless(
        powers.power() >= needed,
        () ->
            "powers of tau of 2^%d where this circuit needs 2^%d"
                .formatted(powers.power(), needed));
    this.a = new Columns(system.a(), shape.wires());
    this.b = new Columns(system.b(), shape.wires());
    this.c = new Columns(system.c(), shape.wires());
    this.tauG1 = lagrange(PowersSection.TAU_G1);
    this.tauG2 = lagrange(PowersSection.TAU_G2);
    this.alphaG1 = lagrange(PowersSection.ALPHA_TAU_G1);
    this.betaG1 = lagrange(PowersSection.BETA_TAU_G1);
  }

  private long[] lagrange(PowersSection section) {
    return powers.lagrange(section, shape.domainLog(), 0, shape.domain());
  }

  @Override
  public Bytes alphaG1() {
    return powers.point(PowersSection.ALPHA_TAU_G1, 0);
  }

  @Override
  public Bytes betaG1() {
    return powers.point(PowersSection.BETA_TAU_G1, 0);
  }

  @Override
  public Bytes betaG2() {
    return powers.point(PowersSection.BETA_G2, 0);
  }

  @Override
  public long[] points(KeyPart part, int from, int count) {
    return switch (part) {
      case A ->
          sums(
              Group.G1,
              from,
              count,
              (sum, wire) -> {
                sum.add(a, wire, tauG1);
                addPublicRow(sum, wire, tauG1);
              });
      case B1 -> sums(Group.G1, from, count, (sum, wire) -> sum.add(b, wire, tauG1));
      case B2 -> sums(Group.G2, from, count, (sum, wire) -> sum.add(b, wire, tauG2));
      case PUBLIC_K -> sums(Group.G1, from, count, this::addK);
      case SECRET_K -> sums(Group.G1, shape.publics() + 1 + from, count, this::addK);
      case H -> odd(from, count);
      case POWER_DIFFERENCES -> differences(from, count);
    };
  }

  private void addK(WireSum sum, int wire) {
    sum.add(a, wire, betaG1);
    addPublicRow(sum, wire, betaG1);
    sum.add(b, wire, alphaG1);
    sum.add(c, wire, tauG1);
  }

  private void addPublicRow(WireSum sum, int wire, long[] points) {
    if (wire <= shape.publics()) {
      sum.addPoint(points, shape.constraints() + wire);
    }
  }

  /// Adds what one wire is made of.
  private interface WireTerms {
    void addTo(WireSum sum, int wire);
  }

  private static long[] sums(Group group, int from, int count, WireTerms terms) {
    PointArrays arrays = group.arrays();
    long[] sums = new long[count * arrays.jacobianStride()];
    WireSum sum = new WireSum(arrays);
    for (int i = 0; i < count; i++) {
      terms.addTo(sum, from + i);
      sum.take(sums, i * arrays.jacobianStride());
    }
    long[] points = new long[count * group.stride()];
    arrays.normalize(sums, 0, count, points, 0);
    return points;
  }

  private long[] odd(int from, int count) {
    int stride = Group.G1.stride();
    long[] both =
        powers.lagrange(PowersSection.TAU_G1, shape.domainLog() + 1, 2L * from, 2 * count);
    long[] out = new long[count * stride];
    for (int i = 0; i < count; i++) {
      System.arraycopy(both, (2 * i + 1) * stride, out, i * stride, stride);
    }
    return out;
  }

  private long[] differences(int from, int count) {
    PointArrays arrays = Group.G1.arrays();
    long[] low = powers.points(PowersSection.TAU_G1, from, count);
    long[] high = powers.points(PowersSection.TAU_G1, shape.domain() + (long) from, count);
    long[] sums = new long[count * arrays.jacobianStride()];
    for (int i = 0; i < count; i++) {
      int at = i * arrays.affineStride();
      arrays.negate(low, at);
      arrays.toJacobian(sums, i * arrays.jacobianStride(), high, at);
      arrays.addAffine(sums, i * arrays.jacobianStride(), low, at);
    }
    arrays.normalize(sums, 0, count, low, 0);
    return low;
  }

  /// A running sum of weighted points, for one thread.
  private static final class WireSum {
    private final PointArrays arrays;
    private final long[] sum;
    private final long[] product;
    private final long[] weight = ScalarArrays.zeros(1);

    WireSum(PointArrays arrays) {
      this.arrays = arrays;
      this.sum = new long[arrays.jacobianStride()];
      this.product = new long[arrays.jacobianStride()];
    }

    void addPoint(long[] points, int index) {
      arrays.addAffine(sum, 0, points, index * arrays.affineStride());
    }

    void add(Columns columns, int wire, long[] points) {
      for (int entry = columns.start(wire); entry < columns.end(wire); entry++) {
        columns.copyWeight(entry, weight, 0);
        addTerm(ScalarArrays.load(weight, 0), points, columns.row(entry));
      }
    }

    /// Most weights are 1 or -1.
    private void addTerm(Fr factor, long[] points, int index) {
      if (factor.equals(Fr.ONE)) {
        addPoint(points, index);
        return;
      }
      int at = index * arrays.affineStride();
      if (factor.equals(MINUS_ONE)) {
        arrays.toJacobian(product, 0, points, at);
        arrays.negateJacobian(product, 0);
      } else {
        arrays.multiply(product, 0, points, at, factor);
      }
      arrays.add(sum, 0, product, 0);
    }

    /// Moves the sum out.
    void take(long[] out, int o) {
      System.arraycopy(sum, 0, out, o, sum.length);
      Arrays.fill(sum, 0);
    }
  }
}
