package org.concordat.genesis.ceremony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.GenesisException;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.bn254.PointCompression;
import org.concordat.genesis.snarkfile.SnarkFileWriter;

/// Writes a .ptau file that has one contribution more.
///
/// The next challenge is hashed over the response's hash and then over all points, which come
/// first; so the points go to a file of their own, are hashed there, and then copied.
final class PowersWriter {
  private final OrderedChunks chunks;

  PowersWriter(OrderedChunks chunks) {
    this.chunks = chunks;
  }

  /// @param source of the points after the contribution
  /// @param earlier contributions
  /// @param challenge that the contribution answers
  PowersContribution write(
      Path target,
      PowersSource source,
      List<PowersContribution> earlier,
      Bytes challenge,
      PowersSecret.Proofs proofs,
      ContributionLabel label) {
    Path points = target.resolveSibling(target.getFileName() + ".points");
    try {
      byte[] unfinished = writePoints(points, source, challenge);
      try (PowersFile file = open(points)) {
        PowersContribution contribution = contribution(file, unfinished, proofs, label);
        List<PowersContribution> all = new ArrayList<>(earlier);
        all.add(contribution);
        copy(target, file, all);
        return contribution;
      }
    } finally {
      delete(points);
    }
  }

  /// A file without contributions, which no reader but this class sees.
  private byte[] writePoints(Path target, PowersSource source, Bytes challenge) {
    Blake2b response = new Blake2b().update(challenge.toArrayUnsafe());
    int sections = PowersFile.SECTIONS - 1;
    try (SnarkFileWriter out =
        SnarkFileWriter.create(target, PowersFile.MAGIC, PowersFile.VERSION, sections)) {
      PowersFile.writeHeader(out, source.power(), source.power());
      for (PowersSection section : PowersSection.values()) {
        out.begin(section.type());
        forEach(
            source,
            section,
            points -> {
              out.words(points, 0, points.length);
              response.update(compressed(section.group(), points));
            });
        out.end();
      }
      out.finish();
    }
    return response.state();
  }

  private PowersContribution contribution(
      PowersFile file, byte[] unfinished, PowersSecret.Proofs proofs, ContributionLabel label) {
    byte[] responseHash = Blake2b.resume(unfinished).update(proofs.bytes()).digest();
    return new PowersContribution(
        file.point(PowersSection.TAU_G1, 1),
        file.point(PowersSection.TAU_G2, 1),
        file.point(PowersSection.ALPHA_TAU_G1, 0),
        file.point(PowersSection.BETA_TAU_G1, 0),
        file.point(PowersSection.BETA_G2, 0),
        proofs,
        Bytes.wrap(unfinished),
        Bytes.wrap(hashAll(file, responseHash)),
        label);
  }

  /// The hash of the challenge that follows a response.
  byte[] hashAll(PowersSource source, byte[] responseHash) {
    Blake2b hash = new Blake2b().update(responseHash);
    for (PowersSection section : PowersSection.values()) {
      forEach(source, section, points -> hash.update(uncompressed(section.group(), points)));
    }
    return hash.digest();
  }

  /// The hash of the challenge of a file without contributions.
  Bytes firstChallenge(int power) {
    return Bytes.wrap(hashAll(new Generators(power), new Blake2b().digest()));
  }

  void forEach(PowersSource source, PowersSection section, Consumer<long[]> consumer) {
    chunks.run(
        section.title(),
        section.points(source.power()),
        (from, count) -> source.points(section, from, count),
        consumer);
  }

  static byte[] compressed(Group group, long[] points) {
    PointCompression compression = new PointCompression(group.arrays());
    byte[] out = new byte[points.length / group.stride() * compression.size()];
    for (int i = 0; i < points.length / group.stride(); i++) {
      compression.write(points, i * group.stride(), out, i * compression.size());
    }
    return out;
  }

  static byte[] uncompressed(Group group, long[] points) {
    PointArrays arrays = group.arrays();
    byte[] out = new byte[points.length * Long.BYTES];
    for (int i = 0; i < points.length; i += group.stride()) {
      System.arraycopy(arrays.toBytes(points, i), 0, out, i * Long.BYTES, group.size());
    }
    return out;
  }

  private static void copy(Path target, PowersFile file, List<PowersContribution> all) {
    try (SnarkFileWriter out =
        SnarkFileWriter.create(target, PowersFile.MAGIC, PowersFile.VERSION, PowersFile.SECTIONS)) {
      PowersFile.writeHeader(out, file.power(), file.ceremonyPower());
      copyPoints(out, file);
      PowersFile.writeContributions(out, all);
      out.finish();
    }
  }

  static void copyPoints(SnarkFileWriter out, PowersFile file) {
    for (PowersSection section : PowersSection.values()) {
      out.begin(section.type());
      out.bytes(file.segment(section));
      out.end();
    }
  }

  private static PowersFile open(Path points) {
    return PowersFile.open(points)
        .orElseThrow(reason -> new IllegalStateException("just written: " + reason));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new GenesisException("cannot delete " + file + ": delete it yourself", e);
    }
  }
}
