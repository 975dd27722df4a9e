package org.concordat.genesis.groth16;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Bn254;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.snarkfile.Malformed;
import org.concordat.genesis.snarkfile.Reading;

/// Checks proofs: e(A, B) = e(alpha, beta) · e(inputs, gamma) · e(C, delta), where every point is
/// one of its group.
public final class Verifier {
  /// A proof with the public inputs that it is said to be for.
  public record Claim(List<Fr> inputs, Proof proof) {
    public Claim {
      inputs = List.copyOf(inputs);
    }
  }

  /// Pairings that are checked in one product.
  public static final int BATCH_MAX = 4096;

  private Verifier() {}

  public static Verdict verify(VerifyingKey key, List<Fr> inputs, Proof proof) {
    return verifyAll(key, List.of(new Claim(inputs, proof)), () -> Fr.ONE);
  }

  /// Checks many proofs of one key for the price of one and a pairing for each more, by a random
  /// linear combination: false proofs pass with a chance of 2^-128 if each weight is drawn from
  /// 2^128 numbers after the proofs are known. A verdict is on all of them together.
  ///
  /// @param weights draws a weight for each proof; not zero
  public static Verdict verifyAll(VerifyingKey key, List<Claim> claims, Supplier<Fr> weights) {
    if (claims.size() > BATCH_MAX) {
      throw new IllegalArgumentException("at most " + BATCH_MAX + " proofs, not " + claims.size());
    }
    return switch (Reading.of(() -> holds(key, claims, weights))) {
      case Reading.Refused<Boolean>(String reason) -> new Verdict.Invalid(reason);
      case Reading.Accepted<Boolean>(Boolean holds) ->
          holds
              ? new Verdict.Valid()
              : new Verdict.Invalid("the pairing equation does not hold for these public inputs");
    };
  }

  private static boolean holds(VerifyingKey key, List<Claim> claims, Supplier<Fr> weights) {
    Fr total = Fr.ZERO;
    Combination inputs = new Combination();
    Combination c = new Combination();
    List<Bytes> pairs = new ArrayList<>();
    for (Claim claim : claims) {
      Malformed.unless(
          claim.inputs().size() == key.publicInputs(),
          () ->
              "%d public inputs; the key has %d"
                  .formatted(claim.inputs().size(), key.publicInputs()));
      Fr weight = weights.get();
      total = total.add(weight);
      inputs.add(key.inputs().getFirst(), weight, "IC[0] of the key");
      for (int i = 0; i < key.publicInputs(); i++) {
        Fr scalar = claim.inputs().get(i).multiply(weight);
        inputs.add(key.inputs().get(i + 1), scalar, "a point of the key's IC");
      }
      Combination a = new Combination();
      a.add(claim.proof().a(), weight.negate(), "the proof's A");
      pairs.add(a.sum());
      pairs.add(claim.proof().b());
      c.add(claim.proof().c(), weight, "the proof's C");
    }
    Combination alpha = new Combination();
    alpha.add(key.alpha(), total, "alpha of the key");
    pairs.addAll(List.of(alpha.sum(), key.beta(), inputs.sum(), key.gamma(), c.sum(), key.delta()));
    return Bn254.pairing(Bytes.concatenate(pairs).toArrayUnsafe())
        .orElseThrow(
            () -> new Malformed("a point of G2 of the proof or the key is not of its group"));
  }

  /// A growing sum of points of G1 times scalars.
  private static final class Combination {
    private final PointArrays g1 = PointArrays.g1();
    private final long[] sum = new long[g1.jacobianStride()];

    void add(Bytes bytes, Fr scalar, String name) {
      long[] point = new long[g1.affineStride()];
      Malformed.unless(
          g1.fromBytes(point, 0, bytes.toArrayUnsafe()), () -> name + " is no point of the curve");
      long[] product = new long[g1.jacobianStride()];
      g1.multiply(product, 0, point, 0, scalar);
      g1.add(sum, 0, product, 0);
    }

    Bytes sum() {
      long[] affine = new long[g1.affineStride()];
      g1.normalize(sum, 0, 1, affine, 0);
      return Bytes.wrap(g1.toBytes(affine, 0));
    }
  }
}
