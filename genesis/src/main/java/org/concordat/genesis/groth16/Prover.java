package org.concordat.genesis.groth16;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.MultiScalarMultiplication;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.bn254.ScalarDigits;
import org.concordat.genesis.bn254.Workers;
import org.concordat.genesis.snarkfile.Malformed;
import org.concordat.genesis.snarkfile.Reading;

/// Makes proofs with one key.
public final class Prover {
  /// What a proof is made of, in the order it is computed.
  public enum Step {
    QUOTIENT,
    SUM_H,
    SUM_A,
    SUM_B1,
    SUM_B2,
    SUM_C,
    VERIFYING
  }

  /// Told as each step begins.
  @FunctionalInterface
  public interface Progress {
    void begins(Step step);
  }

  private final ProvingKey key;
  private final Workers workers;
  private final Progress progress;
  private final PointArrays g1 = PointArrays.g1();
  private final PointArrays g2 = PointArrays.g2();
  private final MultiScalarMultiplication sumG1;
  private final MultiScalarMultiplication sumG2;

  public Prover(ProvingKey key, Workers workers, Progress progress) {
    this.key = key;
    this.workers = workers;
    this.progress = progress;
    this.sumG1 = new MultiScalarMultiplication(PointArrays.g1(), workers);
    this.sumG2 = new MultiScalarMultiplication(PointArrays.g2(), workers);
  }

  /// A proof that verifies, or why there is none: a witness of another circuit, one that does not
  /// satisfy the circuit, or a damaged key.
  ///
  /// @param r random, uniform, used once and told to nobody, as is `s`: they are what hides the
  ///   witness
  public Reading<Proof> prove(Witness witness, Fr r, Fr s) {
    return Reading.of(() -> proof(witness, r, s));
  }

  private Proof proof(Witness witness, Fr r, Fr s) {
    Malformed.unless(
        witness.wires() == key.wires(),
        () ->
            "the witness has %d wires and the key's circuit %d: they belong to different circuits"
                .formatted(witness.wires(), key.wires()));
    long[] h = sumH(witness);
    ScalarDigits digits = ScalarDigits.of(witness.plain());
    long[] a = sum(Step.SUM_A, Zkey.A, digits, 0);
    g1.addAffine(a, 0, affine(g1, key.verifyingKey().alpha()), 0);
    addProduct(g1, a, key.delta1(), r);
    long[] b1 = sum(Step.SUM_B1, Zkey.B1, digits, 0);
    g1.addAffine(b1, 0, key.beta1(), 0);
    addProduct(g1, b1, key.delta1(), s);
    progress.begins(Step.SUM_B2);
    long[] b2 = sumG2.sum(key.points(Zkey.B2), digits, 0);
    g2.addAffine(b2, 0, affine(g2, key.verifyingKey().beta()), 0);
    addProduct(g2, b2, affine(g2, key.verifyingKey().delta()), s);
    long[] c = sum(Step.SUM_C, Zkey.C, digits, key.publicInputs() + 1);
    g1.add(c, 0, h, 0);
    addProduct(g1, c, normalized(g1, a), s);
    addProduct(g1, c, normalized(g1, b1), r);
    addProduct(g1, c, key.delta1(), r.multiply(s).negate());
    Proof proof = new Proof(bytes(g1, a), bytes(g2, b2), bytes(g1, c));
    return verified(proof, witness);
  }

  private Proof verified(Proof proof, Witness witness) {
    progress.begins(Step.VERIFYING);
    List<Fr> inputs = witness.publicInputs(key.publicInputs());
    Malformed.unless(
        Verifier.verify(key.verifyingKey(), inputs, proof) instanceof Verdict.Valid,
        () ->
            "the witness does not satisfy the key's circuit, or the key is damaged:"
                + " the proof made from them does not verify");
    return proof;
  }

  private long[] sumH(Witness witness) {
    progress.begins(Step.QUOTIENT);
    ScalarDigits digits = ScalarDigits.of(new Quotient(key, workers).of(witness));
    return sum(Step.SUM_H, Zkey.H, digits, 0);
  }

  private long[] sum(Step step, int section, ScalarDigits digits, int first) {
    progress.begins(step);
    return sumG1.sum(key.points(section), digits, first);
  }

  private static void addProduct(PointArrays group, long[] sum, long[] affine, Fr scalar) {
    long[] product = new long[group.jacobianStride()];
    group.multiply(product, 0, affine, 0, scalar);
    group.add(sum, 0, product, 0);
  }

  private static long[] affine(PointArrays group, Bytes bytes) {
    long[] point = new long[group.affineStride()];
    if (!group.fromBytes(point, 0, bytes.toArrayUnsafe())) {
      throw new IllegalStateException("the key's header was checked when it was opened");
    }
    return point;
  }

  private static long[] normalized(PointArrays group, long[] jacobian) {
    long[] affine = new long[group.affineStride()];
    group.normalize(jacobian, 0, 1, affine, 0);
    return affine;
  }

  private static Bytes bytes(PointArrays group, long[] jacobian) {
    return Bytes.wrap(group.toBytes(normalized(group, jacobian), 0));
  }
}
