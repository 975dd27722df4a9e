package org.concordat.genesis.ceremony;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Function;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.RandomElements;
import org.concordat.genesis.snarkfile.Malformed;
import org.concordat.genesis.snarkfile.Reading;
import org.concordat.genesis.snarkfile.SnarkFileWriter;

/// Phase 1, step by step: each takes files and leaves a new one. Hashes returned are 64 bytes, for
/// people to publish and compare.
public final class PowersOfTau {
  public static final int POWER_MIN = 1;
  public static final int POWER_MAX = PowersFile.POWER_MAX;

  private final OrderedChunks chunks;
  private final PowersWriter writer;

  /// @param threads at most this many work at once
  public PowersOfTau(int threads, Progress progress) {
    this.chunks = new OrderedChunks(threads, progress);
    this.writer = new PowersWriter(chunks);
  }

  /// A file for circuits of up to 2^power constraints, to which nobody has contributed.
  ///
  /// @return the first challenge's hash
  public Bytes create(int power, Path target) {
    if (power < POWER_MIN || power > POWER_MAX) {
      throw new IllegalArgumentException("a power is 1 to " + POWER_MAX + ", not " + power);
    }
    Generators generators = new Generators(power);
    try (SnarkFileWriter out =
        SnarkFileWriter.create(target, PowersFile.MAGIC, PowersFile.VERSION, PowersFile.SECTIONS)) {
      PowersFile.writeHeader(out, power, power);
      for (PowersSection section : PowersSection.values()) {
        out.begin(section.type());
        writer.forEach(generators, section, points -> out.words(points, 0, points.length));
        out.end();
      }
      PowersFile.writeContributions(out, List.of());
      out.finish();
    }
    return writer.firstChallenge(power);
  }

  /// @return the response's hash, which the contributor publishes
  public Reading<Bytes> contribute(Path from, Path target, String name, Entropy entropy) {
    return contribute(from, target, ContributionLabel.of(name), entropy.elements());
  }

  /// @return the response's hash
  public Reading<Bytes> beacon(Path from, Path target, String name, Beacon beacon) {
    RandomElements random = new RandomElements(beacon.stream());
    return contribute(from, target, ContributionLabel.of(name, beacon), random);
  }

  private Reading<Bytes> contribute(
      Path from, Path target, ContributionLabel label, RandomElements random) {
    return withWhole(
        from,
        powers -> {
          Bytes challenge = powers.last(writer).nextChallenge();
          PowersSecret secret = PowersSecret.draw(random);
          PowersSecret.Proofs proofs = secret.prove(random, challenge);
          ScaledPowers scaled = new ScaledPowers(powers, secret);
          return writer
              .write(target, scaled, powers.contributions(), challenge, proofs, label)
              .responseHash();
        });
  }

  /// Writes what a member without a network answers.
  ///
  /// @return the challenge's hash
  public Reading<Bytes> exportChallenge(Path from, Path target) {
    return withWhole(
        from,
        powers -> {
          Bytes hash = ExchangeWriter.challenge(target, powers, writer);
          Malformed.unless(
              hash.equals(powers.last(writer).nextChallenge()),
              () -> "its points are not those its last contribution was made over");
          return hash;
        });
  }

  /// Contributes to a challenge.
  ///
  /// @return the response's hash, which the contributor publishes
  public Reading<Bytes> respond(Path challengeFile, Path target, Entropy entropy) {
    return OpenFile.using(
        ChallengeFile.open(challengeFile),
        challenge -> {
          RandomElements random = entropy.elements();
          PowersSecret secret = PowersSecret.draw(random);
          PowersSecret.Proofs proofs = secret.prove(random, challenge.hash());
          ScaledPowers scaled = new ScaledPowers(challenge, secret);
          return ExchangeWriter.response(target, challenge.hash(), scaled, proofs, writer);
        });
  }

  /// Adds a response to the file whose challenge it answers.
  ///
  /// @return the response's hash
  public Reading<Bytes> importResponse(Path from, Path responseFile, Path target, String name) {
    return withWhole(
        from,
        powers ->
            OpenFile.using(
                    ResponseFile.open(responseFile),
                    response -> add(powers, response, target, name))
                .orElseThrow(Malformed::new));
  }

  private Bytes add(PowersFile powers, ResponseFile response, Path target, String name) {
    Bytes challenge = powers.last(writer).nextChallenge();
    Malformed.unless(
        response.power() == powers.power() && response.challenge().equals(challenge),
        () -> "the response answers another challenge");
    ContributionLabel label = ContributionLabel.of(name);
    return writer
        .write(target, response, powers.contributions(), challenge, response.proofs(), label)
        .responseHash();
  }

  /// Adds the second form of every list, which a circuit's key is made from. It needs no secret and
  /// gives everybody the same file.
  ///
  /// @return how many contributions it has
  public Reading<Integer> prepare(Path from, Path target) {
    return withPowers(
        from,
        powers -> {
          new PowersPreparation(powers, chunks).write(target);
          return powers.contributions().size();
        });
  }

  /// Checks everything that can be checked.
  public Reading<PowersReport> verify(Path file, SecureRandom random) {
    return withPowers(file, powers -> new PowersCheck(powers, chunks, writer, random).run());
  }

  /// For what needs the whole of a ceremony's points.
  private static <T> Reading<T> withWhole(Path from, Function<PowersFile, T> step) {
    return withPowers(
        from,
        powers -> {
          Malformed.unless(
              !powers.isCut(),
              () ->
                  "cut from powers of 2^%d: nobody can contribute to a part"
                      .formatted(powers.ceremonyPower()));
          return step.apply(powers);
        });
  }

  private static <T> Reading<T> withPowers(Path from, Function<PowersFile, T> step) {
    return OpenFile.using(PowersFile.open(from), step);
  }
}
