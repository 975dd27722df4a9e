package org.concordat.genesis.ceremony;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.RandomElements;
import org.concordat.genesis.circuit.ConstraintSystem;

/// A key without a ceremony, for development, tests and demonstrations: **insecure**, since its
/// secrets follow from a seed, and whoever knows them can prove what is not true.
///
/// It proves and verifies like any other, but can be told apart in two ways, and both stay true
/// whatever is done with the file. Its δ is the generator, as is its γ: that survives into the
/// verification key, and nobody who deploys a verifier may accept it. And its one contribution is
/// called {@link #MARKER}.
public final class DevelopmentKey {
  public static final String MARKER = "insecure development key";

  private DevelopmentKey() {}

  /// Writes a .zkey file; the same circuit and seed give the same bytes.
  ///
  /// @param seed any bytes
  /// @param threads at most this many work at once
  public static void write(ConstraintSystem system, Bytes seed, Path target, int threads) {
    byte[] marker = MARKER.getBytes(StandardCharsets.UTF_8);
    byte[] key = Blake2b.hash(marker, seed.toArrayUnsafe());
    RandomElements random = new RandomElements(new ChaChaStream(key));
    KnownSecrets secrets = new KnownSecrets(system, random);
    OrderedChunks chunks = new OrderedChunks(threads, Progress.SILENT);
    new KeyWriter(system, secrets, chunks)
        .write(target, empty -> empty.extended(Fr.ONE, random, ContributionLabel.of(MARKER)));
  }
}
