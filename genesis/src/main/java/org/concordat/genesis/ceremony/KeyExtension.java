package org.concordat.genesis.ceremony;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.bn254.RandomElements;
import org.concordat.genesis.snarkfile.SnarkFileWriter;

/// Writes a key that has one contribution more: δ times a factor, and the lists that are divided by
/// δ divided by it too. Everything else is copied.
final class KeyExtension {
  private static final KeyPart[] COPIED = {
    KeyPart.A, KeyPart.B1, KeyPart.B2,
  };

  private final KeyFile key;
  private final OrderedChunks chunks;

  KeyExtension(KeyFile key, OrderedChunks chunks) {
    this.key = key;
    this.chunks = chunks;
  }

  /// @param random first yields the factor, then the proof that it was known
  KeyContribution write(Path target, ContributionLabel label, RandomElements random) {
    Fr factor = random.nextScalar();
    KeyTranscript transcript = key.transcript().extended(factor, random, label);
    try (SnarkFileWriter out =
        SnarkFileWriter.create(target, KeyWriter.MAGIC, KeyWriter.VERSION, KeyWriter.SECTIONS)) {
      key.header().withDelta(factor).write(out);
      copy(out, KeyPart.PUBLIC_K.section(), key.segment(KeyPart.PUBLIC_K));
      copy(out, KeyWriter.COEFFICIENTS, key.coefficients());
      for (KeyPart part : COPIED) {
        copy(out, part.section(), key.segment(part));
      }
      Fr inverse = factor.inverse();
      scale(out, KeyPart.SECRET_K, inverse);
      scale(out, KeyPart.H, inverse);
      transcript.write(out);
      out.finish();
    }
    return transcript.contributions().getLast();
  }

  private static void copy(SnarkFileWriter out, int section, MemorySegment content) {
    out.begin(section);
    out.bytes(content);
    out.end();
  }

  private void scale(SnarkFileWriter out, KeyPart part, Fr factor) {
    out.begin(part.section());
    chunks.run(
        part.title(),
        key.count(part),
        (from, count) -> scaled(part, key.points(part, from, count), count, factor),
        points -> out.words(points, 0, points.length));
    out.end();
  }

  private static long[] scaled(KeyPart part, long[] points, int count, Fr factor) {
    PointArrays arrays = part.group().arrays();
    long[] products = new long[count * arrays.jacobianStride()];
    for (int i = 0; i < count; i++) {
      arrays.multiply(
          products, i * arrays.jacobianStride(), points, i * arrays.affineStride(), factor);
    }
    arrays.normalize(products, 0, count, points, 0);
    return points;
  }
}
