package org.concordat.genesis.ceremony;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.RandomElements;
import org.concordat.genesis.snarkfile.SectionCursor;
import org.concordat.genesis.snarkfile.SnarkFileWriter;

/// Section 10 of a .zkey file: the circuit's hash (64 bytes), a `u32` count, the contributions.
///
/// @param circuitHash of the key without contributions, see {@link CircuitHash}
record KeyTranscript(Bytes circuitHash, List<KeyContribution> contributions) {
  static final int SECTION = 10;

  /// Far more than a consortium has members.
  static final int CONTRIBUTIONS_MAX = 4096;

  KeyTranscript {
    contributions = List.copyOf(contributions);
  }

  static KeyTranscript read(SectionCursor in) {
    Bytes circuitHash = Bytes.wrap(in.bytes(Blake2b.SIZE));
    long count = in.below(CONTRIBUTIONS_MAX + 1L, "the number of contributions");
    List<KeyContribution> contributions = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      contributions.add(KeyContribution.read(in));
    }
    in.end();
    return new KeyTranscript(circuitHash, contributions);
  }

  void write(SnarkFileWriter out) {
    out.begin(SECTION);
    out.bytes(circuitHash.toArrayUnsafe());
    out.u32(contributions.size());
    contributions.forEach(contribution -> contribution.write(out));
    out.end();
  }

  /// δ in G1 after the last contribution.
  Bytes delta() {
    return contributions.isEmpty() ? Group.G1.generator() : contributions.getLast().deltaAfter();
  }

  /// What the contributors have published.
  List<KeyProvenance.Contribution> published() {
    return contributions.stream()
        .map(each -> new KeyProvenance.Contribution(each.label(), each.hash()))
        .toList();
  }

  /// This transcript with one more contribution, which multiplies δ by `factor`.
  KeyTranscript extended(Fr factor, RandomElements random, ContributionLabel label) {
    Bytes s = Group.G1.load(random.nextG1(), 0);
    Bytes sx = Group.G1.multiply(s, factor);
    byte[] transcript = transcript(hashUpTo(contributions.size()), s, sx);
    KnowledgeProof proof = KnowledgeProof.of(factor, s, sx, KnowledgeProof.hashToG2(transcript));
    Bytes after = Group.G1.multiply(delta(), factor);
    List<KeyContribution> all = new ArrayList<>(contributions);
    all.add(new KeyContribution(after, proof, Bytes.wrap(transcript), label));
    return new KeyTranscript(circuitHash, all);
  }

  private Blake2b hashUpTo(int count) {
    Blake2b hash = new Blake2b().update(circuitHash.toArrayUnsafe());
    contributions.subList(0, count).forEach(earlier -> hash.update(earlier.hashed()));
    return hash;
  }

  private static byte[] transcript(Blake2b hash, Bytes s, Bytes sx) {
    return hash.copy().update(s.toArrayUnsafe()).update(sx.toArrayUnsafe()).digest();
  }

  /// What is wrong with the chain of contributions from δ = 1 on, if anything.
  Optional<String> fault() {
    Bytes delta = Group.G1.generator();
    for (int i = 0; i < contributions.size(); i++) {
      Optional<String> fault = fault(i, delta);
      if (fault.isPresent()) {
        return fault.map("contribution %d: ".formatted(i + 1)::concat);
      }
      delta = contributions.get(i).deltaAfter();
    }
    return Optional.empty();
  }

  private Optional<String> fault(int index, Bytes deltaBefore) {
    KeyContribution contribution = contributions.get(index);
    KnowledgeProof proof = contribution.proof();
    byte[] transcript = transcript(hashUpTo(index), proof.s(), proof.sx());
    if (!Bytes.wrap(transcript).equals(contribution.transcript())) {
      return Optional.of("its transcript is not the hash of what came before");
    }
    Bytes base = KnowledgeProof.hashToG2(transcript);
    if (!proof.holds(base)) {
      return Optional.of("its proof of knowledge does not hold");
    }
    if (!Ratios.same(deltaBefore, contribution.deltaAfter(), base, proof.px())) {
      return Optional.of("delta does not follow from the one before");
    }
    return contribution.label().beacon().flatMap(beacon -> beaconFault(beacon, proof));
  }

  private static Optional<String> beaconFault(Beacon beacon, KnowledgeProof proof) {
    RandomElements random = new RandomElements(beacon.stream());
    Fr factor = random.nextScalar();
    Bytes s = Group.G1.load(random.nextG1(), 0);
    boolean repeats = s.equals(proof.s()) && Group.G1.multiply(s, factor).equals(proof.sx());
    return repeats ? Optional.empty() : Optional.of("it does not come from its beacon");
  }
}
