package org.concordat.genesis.ceremony;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.snarkfile.SectionCursor;
import org.concordat.genesis.snarkfile.SnarkFileWriter;

/// One contribution to a circuit's key.
///
/// @param deltaAfter δ in G1 after it
/// @param proof of the factor it put on δ
/// @param transcript the hash of the circuit, all earlier contributions and the proof's points of
///   G1: the base of the proof
record KeyContribution(
    Bytes deltaAfter, KnowledgeProof proof, Bytes transcript, ContributionLabel label) {

  /// What the next transcript adds, and what {@link #hash} is of. The label is not in it.
  byte[] hashed() {
    return Bytes.concatenate(deltaAfter, proof.s(), proof.sx(), proof.px(), transcript)
        .toArrayUnsafe();
  }

  /// The contribution's hash, which its contributor publishes.
  Bytes hash() {
    return Bytes.wrap(Blake2b.hash(hashed()));
  }

  static KeyContribution read(SectionCursor in) {
    Bytes deltaAfter = Group.G1.read(in);
    Bytes s = Group.G1.read(in);
    Bytes sx = Group.G1.read(in);
    Bytes px = Group.G2.read(in);
    Bytes transcript = Bytes.wrap(in.bytes(Blake2b.SIZE));
    return new KeyContribution(
        deltaAfter, new KnowledgeProof(s, sx, px), transcript, ContributionLabel.read(in));
  }

  void write(SnarkFileWriter out) {
    Group.G1.write(out, deltaAfter);
    Group.G1.write(out, proof.s());
    Group.G1.write(out, proof.sx());
    Group.G2.write(out, proof.px());
    out.bytes(transcript.toArrayUnsafe());
    label.write(out);
  }
}
