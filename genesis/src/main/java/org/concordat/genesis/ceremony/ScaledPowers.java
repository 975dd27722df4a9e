package org.concordat.genesis.ceremony;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.snarkfile.Malformed;

/// Powers of tau to which a contribution's secret is applied as they are read.
record ScaledPowers(PowersSource source, PowersSecret secret) implements PowersSource {
  @Override
  public int power() {
    return source.power();
  }

  @Override
  public long[] points(PowersSection section, long from, int count) {
    Fr first = secret.first(section).multiply(LagrangeAt.power(secret.tau(), from));
    long[] factors = LagrangeAt.powers(secret.tau(), count);
    long[] points = source.points(section, from, count);
    PointArrays arrays = section.group().arrays();
    checkGroup(section, arrays, points);
    long[] products = new long[count * arrays.jacobianStride()];
    for (int i = 0; i < count; i++) {
      Fr factor = ScalarArrays.load(factors, i * STRIDE).multiply(first);
      arrays.multiply(
          products, i * arrays.jacobianStride(), points, i * arrays.affineStride(), factor);
    }
    arrays.normalize(products, 0, count, points, 0);
    return points;
  }

  /// The curve of G2 has points of small orders. Their multiples, which are published, would tell
  /// the secret modulo those.
  private static void checkGroup(PowersSection section, PointArrays arrays, long[] points) {
    for (int i = 0; i < points.length; i += arrays.affineStride()) {
      Malformed.unless(
          arrays.isInSubgroup(points, i),
          () -> section.title() + ": a point outside its group, which would give the secret away");
    }
  }
}
