package org.concordat.genesis.circuit;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.nio.file.Path;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.snarkfile.Malformed;
import org.concordat.genesis.snarkfile.Reading;
import org.concordat.genesis.snarkfile.SectionCursor;
import org.concordat.genesis.snarkfile.SnarkFile;
import org.concordat.genesis.snarkfile.SnarkFileWriter;

/// Constraint systems in iden3's format `.r1cs`, version 1, as circom writes and snarkjs reads it.
///
/// A term is a wire (`u32`) and a weight of 32 bytes. Custom gates, which Groth16 does not have,
/// are refused.
public final class R1csFile {
  private static final String MAGIC = "r1cs";
  private static final int VERSION = 1;

  private static final int HEADER = 1;
  private static final int CONSTRAINTS = 2;
  private static final int LABELS = 3;
  private static final int CUSTOM_GATES = 4;

  /// Three counts of terms.
  private static final int CONSTRAINT_SIZE_MIN = 12;

  private R1csFile() {}

  /// Equal systems give equal files.
  public static void write(ConstraintSystem system, Path file) {
    try (SnarkFileWriter writer = SnarkFileWriter.create(file, MAGIC, VERSION, 3)) {
      writeHeader(writer, system);
      writer.begin(CONSTRAINTS);
      TermWriter a = new TermWriter(writer, system.a());
      TermWriter b = new TermWriter(writer, system.b());
      TermWriter c = new TermWriter(writer, system.c());
      for (int row = 0; row < system.constraints(); row++) {
        a.write(row);
        b.write(row);
        c.write(row);
      }
      writer.end();
      writeLabels(writer, system.counts().wires());
      writer.finish();
    }
  }

  private static void writeHeader(SnarkFileWriter writer, ConstraintSystem system) {
    WireCounts counts = system.counts();
    writer.begin(HEADER);
    writer.prime(Fr.MODULUS);
    writer.u32(counts.wires());
    writer.u32(counts.outputs());
    writer.u32(counts.publicInputs());
    writer.u32(counts.secrets());
    writer.u64(counts.wires());
    writer.u32(system.constraints());
    writer.end();
  }

  /// Wires have no names here, each is its own label.
  private static void writeLabels(SnarkFileWriter writer, int wires) {
    writer.begin(LABELS);
    for (int wire = 0; wire < wires; wire++) {
      writer.u64(wire);
    }
    writer.end();
  }

  /// Writes the rows of a matrix, whose weights it has turned into the file's form once.
  private static final class TermWriter {
    private final SnarkFileWriter writer;
    private final SparseMatrix matrix;
    private final long[] words;

    TermWriter(SnarkFileWriter writer, SparseMatrix matrix) {
      this.writer = writer;
      this.matrix = matrix;
      this.words = matrix.plainWeights();
    }

    void write(int row) {
      writer.u32(matrix.end(row) - matrix.start(row));
      for (int term = matrix.start(row); term < matrix.end(row); term++) {
        writer.u32(matrix.wire(term));
        writer.words(words, matrix.weightIndex(term) * STRIDE, STRIDE);
      }
    }
  }

  /// Reads a system of anybody's making.
  public static Reading<ConstraintSystem> read(Path file) {
    return switch (SnarkFile.open(file, MAGIC, VERSION)) {
      case Reading.Refused<SnarkFile>(String reason) -> new Reading.Refused<>(reason);
      case Reading.Accepted<SnarkFile>(SnarkFile opened) -> {
        try (opened) {
          yield Reading.of(() -> parse(opened));
        }
      }
    };
  }

  private static ConstraintSystem parse(SnarkFile file) {
    Malformed.unless(!file.has(CUSTOM_GATES), () -> "the circuit has custom gates");
    SectionCursor header = file.cursor(HEADER, "header");
    header.prime(Fr.MODULUS, "scalar field");
    WireCounts counts = counts(header);
    header.u64();
    int rows = (int) header.below(ConstraintSystem.WIRES_MAX + 1L, "number of constraints");
    header.end();
    SectionCursor terms = file.cursor(CONSTRAINTS, "constraints");
    Malformed.unless(
        rows <= terms.remaining() / CONSTRAINT_SIZE_MIN,
        () -> "constraints: " + rows + " of them do not fit into " + terms.remaining() + " bytes");
    return new Parser(counts, terms).parse(rows);
  }

  private static WireCounts counts(SectionCursor header) {
    int wires = (int) header.below(ConstraintSystem.WIRES_MAX + 1L, "number of wires");
    int outputs = (int) header.below(wires, "number of outputs");
    int publicInputs = (int) header.below(wires - outputs, "number of public inputs");
    int secrets = (int) header.below(wires - outputs - publicInputs, "number of secret inputs");
    return new WireCounts(wires, outputs, publicInputs, secrets);
  }

  /// Walks through the constraints. Weights are kept as the file has them until all are read, and
  /// each distinct one is then checked and turned into the field's form once.
  private static final class Parser {
    private final WireCounts counts;
    private final SectionCursor cursor;
    private final Coefficients plain = new Coefficients();
    private final long[] weight = ScalarArrays.zeros(1);

    Parser(WireCounts counts, SectionCursor cursor) {
      this.counts = counts;
      this.cursor = cursor;
    }

    ConstraintSystem parse(int rows) {
      SparseMatrix.Builder a = new SparseMatrix.Builder(plain);
      SparseMatrix.Builder b = new SparseMatrix.Builder(plain);
      SparseMatrix.Builder c = new SparseMatrix.Builder(plain);
      for (int row = 0; row < rows; row++) {
        row(a);
        row(b);
        row(c);
      }
      cursor.end();
      long[] weights = inFieldForm(plain.packed());
      return new ConstraintSystem(counts, a.build(weights), b.build(weights), c.build(weights));
    }

    private void row(SparseMatrix.Builder matrix) {
      long terms = cursor.below(counts.wires() + 1L, "number of terms");
      Malformed.unless(
          terms <= ConstraintSystem.TERMS_MAX - matrix.terms(),
          () -> "constraints: more than " + ConstraintSystem.TERMS_MAX + " terms in one matrix");
      for (long term = 0; term < terms; term++) {
        long wire = cursor.below(counts.wires(), "a term's wire");
        cursor.words(weight, 0, STRIDE);
        if (!isZero(weight)) {
          matrix.addTerm((int) wire, weight, 0);
        }
      }
      // circom orders terms by the bytes of their wires, not by their numbers.
      Malformed.unless(matrix.sortRow(), () -> "constraints: a wire stands twice in one sum");
      matrix.endRow();
    }

    private static boolean isZero(long[] word) {
      return (word[0] | word[1] | word[2] | word[3]) == 0;
    }

    private static long[] inFieldForm(long[] plain) {
      long[] weights = new long[plain.length];
      for (int at = 0; at < plain.length; at += STRIDE) {
        Malformed.unless(
            ScalarArrays.isReduced(plain, at),
            () -> "constraints: a weight is not below the prime");
        ScalarArrays.fromPlain(weights, at, plain, at);
      }
      return weights;
    }
  }
}
