package org.concordat.genesis.ceremony;

import java.nio.file.Path;
import java.util.Arrays;
import org.concordat.genesis.snarkfile.SnarkFileWriter;

/// Writes a .ptau file with the second form of its lists.
final class PowersPreparation {
  private final PowersFile powers;
  private final OrderedChunks chunks;

  PowersPreparation(PowersFile powers, OrderedChunks chunks) {
    this.powers = powers;
    this.chunks = chunks;
  }

  void write(Path target) {
    try (SnarkFileWriter out =
        SnarkFileWriter.create(
            target, PowersFile.MAGIC, PowersFile.VERSION, PowersFile.SECTIONS_PREPARED)) {
      PowersFile.writeHeader(out, powers.power(), powers.ceremonyPower());
      PowersWriter.copyPoints(out, powers);
      PowersFile.writeContributions(out, powers.contributions());
      for (PowersSection section : PowersSection.values()) {
        if (section.hasLagrange()) {
          writeLagrange(out, section);
        }
      }
      out.finish();
    }
  }

  private void writeLagrange(SnarkFileWriter out, PowersSection section) {
    PointTransform transform = new PointTransform(section.group(), chunks);
    out.begin(section.lagrangeType());
    for (int j = 0; j <= section.lagrangePowerMax(powers.power()); j++) {
      long[] points = padded(powers, section, j);
      transform.inverse("%s, 2^%d".formatted(section.title(), j), points, j);
      out.words(points, 0, points.length);
    }
    out.end();
  }

  /// The first 2^j points of a list; the last is infinity where the list has one less.
  static long[] padded(PowersFile powers, PowersSection section, int j) {
    int there = (int) Math.min(1L << j, section.points(powers.power()));
    long[] points = powers.points(section, 0, there);
    return Arrays.copyOf(points, (1 << j) * section.group().stride());
  }
}
