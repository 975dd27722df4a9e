package org.concordat.genesis.ceremony;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.snarkfile.Malformed;
import org.concordat.genesis.snarkfile.SectionCursor;
import org.concordat.genesis.snarkfile.SnarkFile;
import org.concordat.genesis.snarkfile.SnarkFileWriter;

/// Sections 1 and 2 of a .zkey file: the protocol (`u32`, 1 for Groth16); the two primes, each
/// after its size; the number of wires, of public ones and the domain's size (`u32`); then α in G1,
/// β in G1 and G2, γ in G2, δ in G1 and G2.
record KeyHeader(
    int wires,
    int publics,
    int domain,
    Bytes alphaG1,
    Bytes betaG1,
    Bytes betaG2,
    Bytes gammaG2,
    Bytes deltaG1,
    Bytes deltaG2) {
  private static final int PROTOCOL_SECTION = 1;
  private static final int SECTION = 2;
  private static final int GROTH16 = 1;
  private static final long COUNT_MAX = 1L << 30;

  /// Of a key nobody has contributed to: γ = δ = 1.
  static KeyHeader fresh(KeyShape shape, KeySource source) {
    Bytes g2 = Group.G2.generator();
    return new KeyHeader(
        shape.wires(),
        shape.publics(),
        shape.domain(),
        source.alphaG1(),
        source.betaG1(),
        source.betaG2(),
        g2,
        Group.G1.generator(),
        g2);
  }

  static KeyHeader read(SnarkFile file) {
    SectionCursor protocol = file.cursor(PROTOCOL_SECTION, "protocol");
    long id = protocol.u32();
    Malformed.unless(id == GROTH16, () -> "a key of protocol " + id + ", not of Groth16");
    SectionCursor in = file.cursor(SECTION, "header");
    in.prime(Group.BASE_FIELD, "base field");
    in.prime(Fr.MODULUS, "scalar field");
    KeyHeader header =
        new KeyHeader(
            (int) in.below(COUNT_MAX, "the number of wires"),
            (int) in.below(COUNT_MAX, "the number of public wires"),
            (int) in.below(COUNT_MAX, "the domain"),
            Group.G1.read(in),
            Group.G1.read(in),
            Group.G2.read(in),
            Group.G2.read(in),
            Group.G1.read(in),
            Group.G2.read(in));
    in.end();
    Malformed.unless(header.publics < header.wires, () -> "more public wires than wires");
    Malformed.unless(Integer.bitCount(header.domain) == 1, () -> "the domain is no power of two");
    return header;
  }

  void write(SnarkFileWriter out) {
    out.begin(PROTOCOL_SECTION);
    out.u32(GROTH16);
    out.end();
    out.begin(SECTION);
    out.prime(Group.BASE_FIELD);
    out.prime(Fr.MODULUS);
    out.u32(wires);
    out.u32(publics);
    out.u32(domain);
    Group.G1.write(out, alphaG1);
    Group.G1.write(out, betaG1);
    Group.G2.write(out, betaG2);
    Group.G2.write(out, gammaG2);
    Group.G1.write(out, deltaG1);
    Group.G2.write(out, deltaG2);
    out.end();
  }

  /// α to δ as the circuit's hash begins with them.
  Bytes hashed() {
    return Bytes.concatenate(alphaG1, betaG1, betaG2, gammaG2, deltaG1, deltaG2);
  }

  /// The same key with δ times `factor`.
  KeyHeader withDelta(Fr factor) {
    return withDeltas(Group.G1.multiply(deltaG1, factor), Group.G2.multiply(deltaG2, factor));
  }

  /// The same key with another δ.
  KeyHeader withDeltas(Bytes g1, Bytes g2) {
    return new KeyHeader(wires, publics, domain, alphaG1, betaG1, betaG2, gammaG2, g1, g2);
  }
}
