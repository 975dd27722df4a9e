package org.concordat.genesis.ceremony;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.ConstraintSystem;
import org.concordat.genesis.circuit.SparseMatrix;
import org.concordat.genesis.snarkfile.SnarkFileWriter;

/// Writes a circuit's key before any contribution, section by section in the order of snarkjs, and
/// hashes it on the way.
///
/// The circuit's hash is BLAKE2b over the header's points and then, in the order below, over each
/// list's length (four bytes, big-endian) and points: it binds the key to circuit and powers.
final class KeyWriter {
  static final int SECTIONS = 10;
  static final int COEFFICIENTS = 4;
  static final String MAGIC = "zkey";
  static final int VERSION = 1;

  private final ConstraintSystem system;
  private final KeyShape shape;
  private final KeySource source;
  private final OrderedChunks chunks;
  private final Blake2b hash = new Blake2b();

  KeyWriter(ConstraintSystem system, KeySource source, OrderedChunks chunks) {
    this.system = system;
    this.shape = KeyShape.of(system);
    this.source = source;
    this.chunks = chunks;
  }

  /// @param contribute what is done to the empty transcript before it is written
  KeyTranscript write(Path target, UnaryOperator<KeyTranscript> contribute) {
    try (SnarkFileWriter out = SnarkFileWriter.create(target, MAGIC, VERSION, SECTIONS)) {
      KeyHeader header = KeyHeader.fresh(shape, source);
      header.write(out);
      hash.update(header.hashed().toArrayUnsafe());
      writeCoefficients(out);
      hashed(out, KeyPart.PUBLIC_K);
      written(out, KeyPart.H);
      hashLength(shape.domain() - 1);
      points(KeyPart.POWER_DIFFERENCES, this::hashPoints);
      hashed(out, KeyPart.SECRET_K);
      hashed(out, KeyPart.A);
      hashed(out, KeyPart.B1);
      hashed(out, KeyPart.B2);
      Bytes circuitHash = Bytes.wrap(hash.digest());
      KeyTranscript transcript = contribute.apply(new KeyTranscript(circuitHash, List.of()));
      transcript.write(out);
      out.finish();
      return transcript;
    }
  }

  private void hashed(SnarkFileWriter out, KeyPart part) {
    hashLength(shape.points(part));
    out.begin(part.section());
    points(
        part,
        (group, points) -> {
          out.words(points, 0, points.length);
          hashPoints(group, points);
        });
    out.end();
  }

  private void written(SnarkFileWriter out, KeyPart part) {
    out.begin(part.section());
    points(part, (_, points) -> out.words(points, 0, points.length));
    out.end();
  }

  private void points(KeyPart part, PointSink sink) {
    chunks.run(
        part.title(),
        shape.points(part),
        (from, count) -> source.points(part, (int) from, count),
        points -> sink.accept(part.group(), points));
  }

  private interface PointSink {
    void accept(Group group, long[] points);
  }

  private void hashLength(int length) {
    hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
  }

  private void hashPoints(Group group, long[] points) {
    PointArrays arrays = group.arrays();
    for (int i = 0; i < points.length; i += group.stride()) {
      hash.update(arrays.toBytes(points, i));
    }
  }

  /// Section 4: a `u32` count, then by constraint the terms of A and of B: matrix (0 or 1),
  /// constraint and wire as `u32`, weight. One more row of A for the constant and each public wire
  /// keeps their polynomials independent.
  private void writeCoefficients(SnarkFileWriter out) {
    out.begin(COEFFICIENTS);
    out.u32((long) system.a().terms() + system.b().terms() + shape.publics() + 1);
    long[] weight = ScalarArrays.zeros(1);
    for (int row = 0; row < shape.constraints(); row++) {
      writeRow(out, 0, row, system.a(), weight);
      writeRow(out, 1, row, system.b(), weight);
    }
    for (int wire = 0; wire <= shape.publics(); wire++) {
      ScalarArrays.store(Fr.ONE, weight, 0);
      writeTerm(out, 0, shape.constraints() + wire, wire, weight);
    }
    out.end();
  }

  private static void writeRow(
      SnarkFileWriter out, int matrix, int row, SparseMatrix terms, long[] weight) {
    for (int term = terms.start(row); term < terms.end(row); term++) {
      terms.copyWeight(term, weight, 0);
      writeTerm(out, matrix, row, terms.wire(term), weight);
    }
  }

  /// A weight w stands in the file as the number w·2^512 mod r: a prover that multiplies it by a
  /// plain witness value, Montgomery's way, gets the product in Montgomery form.
  private static void writeTerm(SnarkFileWriter out, int matrix, int row, int wire, long[] weight) {
    out.u32(matrix);
    out.u32(row);
    out.u32(wire);
    ScalarArrays.fromPlain(weight, 0, weight, 0);
    out.words(weight, 0, ScalarArrays.STRIDE);
  }
}
