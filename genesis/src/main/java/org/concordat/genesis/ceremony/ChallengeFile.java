package org.concordat.genesis.ceremony;

import java.nio.file.Path;
import java.util.Arrays;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.snarkfile.Malformed;
import org.concordat.genesis.snarkfile.Reading;

/// What a member without a network is given: 64 bytes, the hash of the last response; then all
/// lists, uncompressed. Its hash is the challenge.
final class ChallengeFile implements PowersSource, OpenFile {
  private final MappedFile file;
  private final int power;

  private ChallengeFile(MappedFile file) {
    this.file = file;
    this.power = PowersLayout.UNCOMPRESSED.power(file.size());
  }

  static Reading<ChallengeFile> open(Path path) {
    MappedFile file = MappedFile.open(path);
    Reading<ChallengeFile> reading = Reading.of(() -> new ChallengeFile(file));
    if (reading instanceof Reading.Refused) {
      file.close();
    }
    return reading;
  }

  Bytes hash() {
    return Bytes.wrap(file.hash());
  }

  @Override
  public int power() {
    return power;
  }

  @Override
  public long[] points(PowersSection section, long from, int count) {
    Group group = section.group();
    PointArrays arrays = group.arrays();
    long at = PowersLayout.UNCOMPRESSED.offset(section, power) + from * group.size();
    byte[] bytes = file.bytes(at, count * group.size());
    long[] points = new long[count * group.stride()];
    for (int i = 0; i < count; i++) {
      byte[] point = Arrays.copyOfRange(bytes, i * group.size(), (i + 1) * group.size());
      Malformed.unless(
          arrays.fromBytes(points, i * group.stride(), point),
          () -> section.title() + ": a point is not on the curve");
    }
    return points;
  }

  @Override
  public void close() {
    file.close();
  }
}
