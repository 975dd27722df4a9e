package org.concordat.genesis.ceremony;

import java.nio.file.Path;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.PointCompression;
import org.concordat.genesis.snarkfile.Malformed;
import org.concordat.genesis.snarkfile.Reading;

/// What a member without a network gives back: 64 bytes, the challenge's hash; all lists,
/// compressed; the proofs, uncompressed.
final class ResponseFile implements PowersSource, OpenFile {
  private final MappedFile file;
  private final int power;

  private ResponseFile(MappedFile file) {
    this.file = file;
    this.power = PowersLayout.COMPRESSED.power(file.size());
  }

  static Reading<ResponseFile> open(Path path) {
    MappedFile file = MappedFile.open(path);
    Reading<ResponseFile> reading = Reading.of(() -> new ResponseFile(file));
    if (reading instanceof Reading.Refused) {
      file.close();
    }
    return reading;
  }

  /// The challenge it answers.
  Bytes challenge() {
    return Bytes.wrap(file.bytes(0, Blake2b.SIZE));
  }

  Bytes hash() {
    return Bytes.wrap(file.hash());
  }

  PowersSecret.Proofs proofs() {
    PowersLayout layout = PowersLayout.COMPRESSED;
    return PowersSecret.Proofs.of(
        Bytes.wrap(file.bytes(layout.trailerOffset(power), layout.trailerSize())));
  }

  @Override
  public int power() {
    return power;
  }

  @Override
  public long[] points(PowersSection section, long from, int count) {
    Group group = section.group();
    PointCompression compression = new PointCompression(group.arrays());
    int size = compression.size();
    long at = PowersLayout.COMPRESSED.offset(section, power) + from * size;
    byte[] bytes = file.bytes(at, count * size);
    long[] points = new long[count * group.stride()];
    for (int i = 0; i < count; i++) {
      Malformed.unless(
          compression.read(points, i * group.stride(), bytes, i * size),
          () -> section.title() + ": a point is not on the curve");
    }
    return points;
  }

  @Override
  public void close() {
    file.close();
  }
}
