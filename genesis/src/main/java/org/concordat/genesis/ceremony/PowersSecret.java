package org.concordat.genesis.ceremony;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.RandomElements;
import org.concordat.genesis.snarkfile.SectionCursor;
import org.concordat.genesis.snarkfile.SnarkFileWriter;

/// What one contribution multiplies τ, α and β by. It is never written anywhere.
record PowersSecret(Fr tau, Fr alpha, Fr beta) {
  static PowersSecret draw(RandomElements random) {
    return new PowersSecret(random.nextScalar(), random.nextScalar(), random.nextScalar());
  }

  Proofs prove(RandomElements random, Bytes challenge) {
    return new Proofs(
        proof(0, tau, random, challenge),
        proof(1, alpha, random, challenge),
        proof(2, beta, random, challenge));
  }

  private static KnowledgeProof proof(
      int which, Fr secret, RandomElements random, Bytes challenge) {
    Bytes s = Group.G1.load(random.nextG1(), 0);
    Bytes sx = Group.G1.multiply(s, secret);
    return KnowledgeProof.of(secret, s, sx, KnowledgeProof.base(which, challenge, s, sx));
  }

  /// The factor of a list's first point, of which every later one has τ more.
  Fr first(PowersSection section) {
    return switch (section) {
      case TAU_G1, TAU_G2 -> Fr.ONE;
      case ALPHA_TAU_G1 -> alpha;
      case BETA_TAU_G1, BETA_G2 -> beta;
    };
  }

  @Override
  public String toString() {
    return "PowersSecret[withheld]";
  }

  /// That the secret was known.
  record Proofs(KnowledgeProof tau, KnowledgeProof alpha, KnowledgeProof beta) {
    /// Bytes of {@link #bytes}.
    static final int SIZE = 6 * 64 + 3 * 128;

    private List<KnowledgeProof> all() {
      return List.of(tau, alpha, beta);
    }

    /// As responses and hashes have them: s and x·s of each in G1, then the points of G2.
    byte[] bytes() {
      return Bytes.concatenate(
              tau.s(),
              tau.sx(),
              alpha.s(),
              alpha.sx(),
              beta.s(),
              beta.sx(),
              tau.px(),
              alpha.px(),
              beta.px())
          .toArrayUnsafe();
    }

    /// @param bytes {@link #SIZE} of them
    /// @throws org.concordat.genesis.snarkfile.Malformed for one that is no point of its group
    static Proofs of(Bytes bytes) {
      Bytes[] g1 = new Bytes[6];
      for (int i = 0; i < g1.length; i++) {
        g1[i] = Group.G1.checked(bytes.slice(i * Group.G1.size(), Group.G1.size()));
      }
      Bytes[] g2 = new Bytes[3];
      for (int i = 0; i < g2.length; i++) {
        int at = g1.length * Group.G1.size() + i * Group.G2.size();
        g2[i] = Group.G2.checked(bytes.slice(at, Group.G2.size()));
      }
      return new Proofs(
          new KnowledgeProof(g1[0], g1[1], g2[0]),
          new KnowledgeProof(g1[2], g1[3], g2[1]),
          new KnowledgeProof(g1[4], g1[5], g2[2]));
    }

    static Proofs read(SectionCursor in) {
      Bytes[] g1 = new Bytes[6];
      for (int i = 0; i < g1.length; i++) {
        g1[i] = Group.G1.read(in);
      }
      return new Proofs(
          new KnowledgeProof(g1[0], g1[1], Group.G2.read(in)),
          new KnowledgeProof(g1[2], g1[3], Group.G2.read(in)),
          new KnowledgeProof(g1[4], g1[5], Group.G2.read(in)));
    }

    void write(SnarkFileWriter out) {
      for (KnowledgeProof proof : all()) {
        Group.G1.write(out, proof.s());
        Group.G1.write(out, proof.sx());
      }
      for (KnowledgeProof proof : all()) {
        Group.G2.write(out, proof.px());
      }
    }
  }
}
