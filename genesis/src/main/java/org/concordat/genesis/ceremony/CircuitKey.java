package org.concordat.genesis.ceremony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.UnaryOperator;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.GenesisException;
import org.concordat.genesis.bn254.RandomElements;
import org.concordat.genesis.circuit.ConstraintSystem;
import org.concordat.genesis.snarkfile.Malformed;
import org.concordat.genesis.snarkfile.Reading;

/// Phase 2, step by step: each takes files and leaves a new one. Hashes returned are 64 bytes, for
/// people to publish and compare.
public final class CircuitKey {
  private final OrderedChunks chunks;

  /// @param threads at most this many work at once
  public CircuitKey(int threads, Progress progress) {
    this.chunks = new OrderedChunks(threads, progress);
  }

  /// The least power of tau a circuit needs.
  public static int powerNeeded(ConstraintSystem system) {
    return KeyShape.of(system).powerNeeded();
  }

  /// Writes the key nobody has contributed to yet. Everybody gets the same bytes.
  ///
  /// @param powersFile prepared
  /// @return the circuit's hash
  public Reading<Bytes> setUp(ConstraintSystem system, Path powersFile, Path target) {
    return OpenFile.using(
        PowersFile.open(powersFile), powers -> writeFresh(system, powers, target).circuitHash());
  }

  private KeyTranscript writeFresh(ConstraintSystem system, PowersFile powers, Path target) {
    CeremonyPowers source = new CeremonyPowers(system, powers);
    return new KeyWriter(system, source, chunks).write(target, UnaryOperator.identity());
  }

  /// @return the contribution's hash, which the contributor publishes
  public Reading<Published> contribute(Path from, Path target, String name, Entropy entropy) {
    return contribute(from, target, ContributionLabel.of(name), entropy.elements());
  }

  /// @return the contribution's hash
  public Reading<Published> beacon(Path from, Path target, String name, Beacon beacon) {
    RandomElements random = new RandomElements(beacon.stream());
    return contribute(from, target, ContributionLabel.of(name, beacon), random);
  }

  private Reading<Published> contribute(
      Path from, Path target, ContributionLabel label, RandomElements random) {
    return OpenFile.using(
        KeyFile.open(from),
        key -> {
          KeyContribution made = new KeyExtension(key, chunks).write(target, label, random);
          return new Published(
              key.transcript().circuitHash(),
              key.transcript().contributions().size() + 1,
              made.hash());
        });
  }

  /// What was published of one contribution to a key, as the file has it.
  ///
  /// @param number from 1
  public static Reading<Published> published(Path keyFile, int number) {
    return OpenFile.using(
        KeyFile.open(keyFile),
        key -> {
          KeyTranscript transcript = key.transcript();
          Malformed.unless(
              number >= 1 && number <= transcript.contributions().size(),
              () -> "the key has %d contributions".formatted(transcript.contributions().size()));
          return new Published(
              transcript.circuitHash(), number, transcript.contributions().get(number - 1).hash());
        });
  }

  /// What a contributor publishes.
  ///
  /// @param number of the contribution, from 1
  public record Published(Bytes circuitHash, int number, Bytes contributionHash) {}

  /// Checks everything that can be checked but the powers themselves, see {@link
  /// PowersOfTau#verify}.
  ///
  /// @param keyFile the fresh key is written beside it, for as long as the check takes
  public Reading<KeyReport> verify(
      ConstraintSystem system, Path powersFile, Path keyFile, SecureRandom random) {
    Path fresh = keyFile.resolveSibling(keyFile.getFileName() + ".fresh");
    try {
      return OpenFile.using(
          KeyFile.open(keyFile),
          key -> {
            setUp(system, powersFile, fresh).orElseThrow(Malformed::new);
            return OpenFile.using(
                    KeyFile.open(fresh), made -> new KeyCheck(key, made, chunks, random).run())
                .orElseThrow(Malformed::new);
          });
    } finally {
      delete(fresh);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new GenesisException("cannot delete " + file + ": delete it yourself", e);
    }
  }
}
