package org.concordat.genesis.ceremony;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.RandomElements;
import org.concordat.genesis.snarkfile.SectionCursor;
import org.concordat.genesis.snarkfile.SnarkFileWriter;

/// One contribution to the powers of tau, as the file keeps it.
///
/// @param tauG1 the first power after the contribution; the next four likewise
/// @param unfinished the hash of the response but for the proofs, see {@link Blake2b#state}
/// @param nextChallenge the hash of the challenge with which the next one begins
record PowersContribution(
    Bytes tauG1,
    Bytes tauG2,
    Bytes alphaG1,
    Bytes betaG1,
    Bytes betaG2,
    PowersSecret.Proofs proofs,
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
    return new PowersContribution(
        g1,
        g2,
        g1,
        g1,
        g2,
        new PowersSecret.Proofs(trivial, trivial, trivial),
        Bytes.wrap(new Blake2b().state()),
        challenge,
        ContributionLabel.of(""));
  }

  /// The hash of the response, which its contributor publishes.
  Bytes responseHash() {
    return Bytes.wrap(Blake2b.resume(unfinished.toArrayUnsafe()).update(proofs.bytes()).digest());
  }

  /// What is wrong with it as the successor of `previous`, if anything.
  Optional<String> fault(PowersContribution previous) {
    Bytes challenge = previous.nextChallenge;
    Bytes tauBase = proofs.tau().base(0, challenge);
    Bytes alphaBase = proofs.alpha().base(1, challenge);
    Bytes betaBase = proofs.beta().base(2, challenge);
    KnowledgeProof tau = proofs.tau();
    KnowledgeProof beta = proofs.beta();
    if (!tau.holds(tauBase) || !proofs.alpha().holds(alphaBase) || !beta.holds(betaBase)) {
      return Optional.of("a proof of knowledge does not hold");
    }
    boolean follows =
        Ratios.same(previous.tauG1, tauG1, tauBase, tau.px())
            && Ratios.same(tau.s(), tau.sx(), previous.tauG2, tauG2)
            && Ratios.same(previous.alphaG1, alphaG1, alphaBase, proofs.alpha().px())
            && Ratios.same(previous.betaG1, betaG1, betaBase, beta.px())
            && Ratios.same(beta.s(), beta.sx(), previous.betaG2, betaG2);
    if (!follows) {
      return Optional.of("its points do not follow from the contribution before");
    }
    return label.beacon().flatMap(beacon -> beaconFault(beacon, challenge));
  }

  private Optional<String> beaconFault(Beacon beacon, Bytes challenge) {
    RandomElements random = new RandomElements(beacon.stream());
    boolean repeats = PowersSecret.draw(random).prove(random, challenge).equals(proofs);
    return repeats ? Optional.empty() : Optional.of("it does not come from its beacon");
  }

  static PowersContribution read(SectionCursor in) {
    return new PowersContribution(
        Group.G1.read(in),
        Group.G2.read(in),
        Group.G1.read(in),
        Group.G1.read(in),
        Group.G2.read(in),
        PowersSecret.Proofs.read(in),
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
    proofs.write(out);
    out.bytes(unfinished.toArrayUnsafe());
    out.bytes(nextChallenge.toArrayUnsafe());
    label.write(out);
  }
}
