package org.concordat.genesis.ceremony;

import java.util.List;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.snarkfile.SectionCursor;
import org.concordat.genesis.snarkfile.SnarkFileWriter;

/// One contribution to the powers of tau, as the file keeps it.
///
/// @param tauG1 the first power after the contribution; the next four likewise
/// @param unfinished the hash of the response but for the proofs, see {@link Blake2b#state}
/// @param nextChallenge the hash of the points with which the next one begins
record PowersContribution(
    Bytes tauG1,
    Bytes tauG2,
    Bytes alphaG1,
    Bytes betaG1,
    Bytes betaG2,
    KnowledgeProof tau,
    KnowledgeProof alpha,
    KnowledgeProof beta,
    Bytes unfinished,
    Bytes nextChallenge,
    ContributionLabel label) {

  /// What stands in for a contribution before the first: τ = α = β = 1.
  ///
  /// @param challenge of the file without contributions
  static PowersContribution none(Bytes challenge) {
    Bytes g1 = Group.G1.generator();
    Bytes g2 = Group.G2.generator();
    KnowledgeProof trivial = new KnowledgeProof(g1, g1, g2);
    Bytes unfinished = Bytes.wrap(new Blake2b().state());
    return new PowersContribution(
        g1,
        g2,
        g1,
        g1,
        g2,
        trivial,
        trivial,
        trivial,
        unfinished,
        challenge,
        ContributionLabel.of(""));
  }

  /// The hash of the response, which its contributor publishes.
  Bytes responseHash() {
    return Bytes.wrap(Blake2b.resume(unfinished.toArrayUnsafe()).update(proofBytes()).digest());
  }

  byte[] proofBytes() {
    return proofBytes(tau, alpha, beta);
  }

  /// The three proofs as responses and hashes have them.
  static byte[] proofBytes(KnowledgeProof tau, KnowledgeProof alpha, KnowledgeProof beta) {
    Stream<Bytes> ofG1 = Stream.of(tau, alpha, beta).flatMap(p -> Stream.of(p.s(), p.sx()));
    Stream<Bytes> ofG2 = Stream.of(tau, alpha, beta).map(KnowledgeProof::px);
    return Bytes.concatenate(Stream.concat(ofG1, ofG2).toList()).toArrayUnsafe();
  }

  static PowersContribution read(SectionCursor in) {
    Bytes tauG1 = Group.G1.read(in);
    Bytes tauG2 = Group.G2.read(in);
    Bytes alphaG1 = Group.G1.read(in);
    Bytes betaG1 = Group.G1.read(in);
    Bytes betaG2 = Group.G2.read(in);
    Bytes[] pairs = new Bytes[6];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = Group.G1.read(in);
    }
    return new PowersContribution(
        tauG1,
        tauG2,
        alphaG1,
        betaG1,
        betaG2,
        new KnowledgeProof(pairs[0], pairs[1], Group.G2.read(in)),
        new KnowledgeProof(pairs[2], pairs[3], Group.G2.read(in)),
        new KnowledgeProof(pairs[4], pairs[5], Group.G2.read(in)),
        Bytes.wrap(in.bytes(Blake2b.STATE_SIZE)),
        Bytes.wrap(in.bytes(Blake2b.SIZE)),
        ContributionLabel.read(in));
  }

  void write(SnarkFileWriter out) {
    Group.G1.write(out, tauG1);
    Group.G2.write(out, tauG2);
    Group.G1.write(out, alphaG1);
    Group.G1.write(out, betaG1);
    Group.G2.write(out, betaG2);
    List<KnowledgeProof> proofs = List.of(tau, alpha, beta);
    for (KnowledgeProof proof : proofs) {
      Group.G1.write(out, proof.s());
      Group.G1.write(out, proof.sx());
    }
    for (KnowledgeProof proof : proofs) {
      Group.G2.write(out, proof.px());
    }
    out.bytes(unfinished.toArrayUnsafe());
    out.bytes(nextChallenge.toArrayUnsafe());
    label.write(out);
  }
}
