package org.concordat.genesis.ceremony;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.snarkfile.Malformed;
import org.concordat.genesis.snarkfile.Reading;
import org.concordat.genesis.snarkfile.SectionCursor;
import org.concordat.genesis.snarkfile.SnarkFile;

/// An open .zkey file, as a ceremony sees it.
final class KeyFile implements OpenFile {
  private final SnarkFile file;
  private final KeyHeader header;
  private final KeyTranscript transcript;

  private KeyFile(SnarkFile file) {
    this.file = file;
    this.header = KeyHeader.read(file);
    this.transcript = KeyTranscript.read(file.cursor(KeyTranscript.SECTION, "contributions"));
  }

  static Reading<KeyFile> open(Path path) {
    return switch (SnarkFile.open(path, KeyWriter.MAGIC, KeyWriter.VERSION)) {
      case Reading.Refused<SnarkFile>(String reason) -> new Reading.Refused<>(reason);
      case Reading.Accepted<SnarkFile>(SnarkFile file) -> {
        Reading<KeyFile> reading = Reading.of(() -> new KeyFile(file));
        if (reading instanceof Reading.Refused) {
          file.close();
        }
        yield reading;
      }
    };
  }

  KeyHeader header() {
    return header;
  }

  KeyTranscript transcript() {
    return transcript;
  }

  /// How many points a list has by the header.
  int count(KeyPart part) {
    return switch (part) {
      case A, B1, B2 -> header.wires();
      case PUBLIC_K -> header.publics() + 1;
      case SECRET_K -> header.wires() - header.publics() - 1;
      case H -> header.domain();
      case POWER_DIFFERENCES -> throw new IllegalArgumentException("not in the file");
    };
  }

  MemorySegment segment(KeyPart part) {
    return file.exactly(part.section(), part.title(), (long) count(part) * part.group().size());
  }

  MemorySegment coefficients() {
    return file.section(KeyWriter.COEFFICIENTS)
        .orElseThrow(() -> new Malformed("the key has no coefficients"));
  }

  /// @throws Malformed for a point that is not on its curve
  long[] points(KeyPart part, long from, int count) {
    Group group = part.group();
    long[] out = new long[count * group.stride()];
    MemorySegment.copy(segment(part), SectionCursor.U64, from * group.size(), out, 0, out.length);
    PointArrays arrays = group.arrays();
    for (int i = 0; i < out.length; i += group.stride()) {
      Malformed.unless(arrays.isOnCurve(out, i), () -> part.title() + ": a point off its curve");
    }
    return out;
  }

  @Override
  public void close() {
    file.close();
  }
}
