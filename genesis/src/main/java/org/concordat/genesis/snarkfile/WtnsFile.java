package org.concordat.genesis.snarkfile;

import java.nio.file.Path;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;

/// A witness as a file: the value of every wire of a circuit, wire 0 being the constant one.
///
/// Section 1 names the field and counts the values, section 2 has them as plain little-endian
/// numbers of 32 bytes.
public final class WtnsFile {
  private static final String MAGIC = "wtns";
  private static final int VERSION = 2;
  private static final int HEADER = 1;
  private static final int VALUES = 2;

  /// More wires than any domain of BN254's scalar field has room for.
  private static final int WIRES_MAX = 1 << 28;

  private WtnsFile() {}

  /// The plain numbers, each {@link ScalarArrays#STRIDE} longs, least significant first; all below
  /// r, the first one 1.
  public static Reading<long[]> read(Path path) {
    return switch (SnarkFile.open(path, MAGIC, VERSION)) {
      case Reading.Refused<SnarkFile>(String reason) -> new Reading.Refused<>(reason);
      case Reading.Accepted<SnarkFile>(SnarkFile file) -> {
        try (file) {
          yield Reading.of(() -> values(file));
        }
      }
    };
  }

  private static long[] values(SnarkFile file) {
    SectionCursor header = file.cursor(HEADER, "header");
    header.prime(Fr.MODULUS, "field of the witness");
    int count = (int) header.below(WIRES_MAX, "the number of wires");
    header.end();
    long size = (long) count * Fr.SIZE;
    SectionCursor cursor = new SectionCursor("values", file.exactly(VALUES, "values", size));
    long[] values = new long[count * ScalarArrays.STRIDE];
    cursor.words(values, 0, values.length);
    for (int i = 0; i < count; i++) {
      int wire = i;
      Malformed.unless(
          ScalarArrays.isReduced(values, i * ScalarArrays.STRIDE),
          () -> "wire " + wire + " is not below the field's prime");
    }
    boolean one = count > 0 && values[0] == 1 && (values[1] | values[2] | values[3]) == 0;
    Malformed.unless(one, () -> "wire 0 is not the constant one");
    return values;
  }

  /// @param values as {@link #read} gives them
  public static void write(Path path, long[] values) {
    try (SnarkFileWriter writer = SnarkFileWriter.create(path, MAGIC, VERSION, 2)) {
      writer.begin(HEADER);
      writer.prime(Fr.MODULUS);
      writer.u32(values.length / ScalarArrays.STRIDE);
      writer.end();
      writer.begin(VALUES);
      writer.words(values, 0, values.length);
      writer.end();
      writer.finish();
    }
  }
}
