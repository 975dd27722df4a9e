package org.concordat.genesis.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.circuit.ConstraintSystem;
import org.concordat.genesis.circuit.Witness;
import org.concordat.genesis.groth16.Verdict;
import org.concordat.genesis.snarkfile.Reading;
import org.concordat.genesis.snarkfile.SnarkFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentKeyTest {
  private static final Bytes SEED = Bytes.of(1, 2, 3);

  @TempDir private Path directory;

  private Path key(String name, Bytes seed, int threads) {
    Path file = directory.resolve(name);
    DevelopmentKey.write(new SquareChain(20).compiled().system(), seed, file, threads);
    return file;
  }

  @Test
  void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws IOException {
    byte[] bytes = Files.readAllBytes(key("a.zkey", SEED, 1));
    assertThat(Files.readAllBytes(key("b.zkey", SEED, 3))).isEqualTo(bytes);
    assertThat(Files.readAllBytes(key("c.zkey", Bytes.of(4), 1))).isNotEqualTo(bytes);
  }

  @Test
  void isToldApartByItsFile() {
    Reading<KeyProvenance> provenance = KeyProvenance.of(key("a.zkey", SEED, 1));
    assertThat(provenance).isEqualTo(new Reading.Accepted<>(new KeyProvenance.Development()));
    assertThat(new KeyProvenance.Development().refusedOutsideDevelopment()).isTrue();
  }

  @Test
  void isToldApartByItsVerificationKeyAlone() {
    KeyHeader header = header(key("a.zkey", SEED, 1));
    assertThat(header.deltaG2()).isEqualTo(header.gammaG2());
  }

  @Test
  void itsHeaderFitsTheCircuitAndHasOneBetaInBothGroups() {
    ConstraintSystem system = new SquareChain(20).compiled().system();
    KeyHeader header = header(key("a.zkey", SEED, 1));
    assertThat(
            Ratios.same(Group.G1.generator(), header.betaG1(), header.gammaG2(), header.betaG2()))
        .isTrue();
    assertThat(header.wires()).isEqualTo(system.counts().wires());
    assertThat(header.publics()).isEqualTo(2);
    assertThat(header.domain()).isEqualTo(32);
  }

  @Test
  void provesLikeAnyOtherKey() {
    Witness witness = new SquareChain(20).witness(7);
    assertThat(Proofs.proveAndVerify(key("a.zkey", SEED, 1), witness, witness.publics()))
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void itsOneContributionIsInOrder() {
    try (SnarkFile file = open(key("a.zkey", SEED, 1))) {
      KeyTranscript transcript = KeyTranscript.read(file.cursor(KeyTranscript.SECTION, "test"));
      assertThat(transcript.fault()).isEmpty();
      assertThat(transcript.contributions()).hasSize(1);
    }
  }

  private static KeyHeader header(Path key) {
    try (SnarkFile file = open(key)) {
      return KeyHeader.read(file);
    }
  }

  private static SnarkFile open(Path key) {
    return SnarkFile.open(key, KeyWriter.MAGIC, KeyWriter.VERSION)
        .orElseThrow(IllegalStateException::new);
  }
}
