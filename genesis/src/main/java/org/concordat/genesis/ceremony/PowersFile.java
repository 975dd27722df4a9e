package org.concordat.genesis.ceremony;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.snarkfile.Malformed;
import org.concordat.genesis.snarkfile.Reading;
import org.concordat.genesis.snarkfile.SectionCursor;
import org.concordat.genesis.snarkfile.SnarkFile;
import org.concordat.genesis.snarkfile.SnarkFileWriter;

/// An open .ptau file. Section 1 is the base field's prime after its size, the power and the power
/// of the ceremony it was cut from (`u32` each); section 7 a `u32` count and the contributions.
final class PowersFile implements PowersSource, OpenFile {
  static final String MAGIC = "ptau";
  static final int VERSION = 1;
  static final int CONTRIBUTIONS = 7;

  /// Sections of a file before it is prepared, and after.
  static final int SECTIONS = 7;

  static final int SECTIONS_PREPARED = 11;

  /// As large as any circuit, and as a list of points that one array holds.
  static final int POWER_MAX = 25;

  /// Of the ceremony a file was cut from: the public one's is this.
  static final int CEREMONY_POWER_MAX = 28;

  private static final int HEADER = 1;
  private static final int CONTRIBUTIONS_MAX = 4096;

  private final SnarkFile file;
  private final int power;
  private final int ceremonyPower;
  private final List<PowersContribution> contributions;

  private PowersFile(SnarkFile file) {
    this.file = file;
    SectionCursor header = file.cursor(HEADER, "header");
    header.prime(Group.BASE_FIELD, "base field");
    this.power = (int) header.below(POWER_MAX + 1L, "the power");
    this.ceremonyPower = (int) header.below(CEREMONY_POWER_MAX + 1L, "the ceremony's power");
    header.end();
    Malformed.unless(
        power <= ceremonyPower, () -> "a power above " + ceremonyPower + ", the ceremony's");
    for (PowersSection section : PowersSection.values()) {
      file.exactly(section.type(), section.title(), section.points(power) * section.group().size());
    }
    this.contributions = readContributions();
    if (isPrepared()) {
      checkPrepared();
    }
  }

  static Reading<PowersFile> open(Path path) {
    return switch (SnarkFile.open(path, MAGIC, VERSION)) {
      case Reading.Refused<SnarkFile>(String reason) -> new Reading.Refused<>(reason);
      case Reading.Accepted<SnarkFile>(SnarkFile file) -> {
        Reading<PowersFile> reading = Reading.of(() -> new PowersFile(file));
        if (reading instanceof Reading.Refused) {
          file.close();
        }
        yield reading;
      }
    };
  }

  private List<PowersContribution> readContributions() {
    if (!file.has(CONTRIBUTIONS)) {
      return List.of();
    }
    SectionCursor in = file.cursor(CONTRIBUTIONS, "contributions");
    long count = in.below(CONTRIBUTIONS_MAX + 1L, "the number of contributions");
    List<PowersContribution> read = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      read.add(PowersContribution.read(in));
    }
    in.end();
    return List.copyOf(read);
  }

  private void checkPrepared() {
    for (PowersSection section : PowersSection.values()) {
      if (section.hasLagrange()) {
        lagrangeSegment(section);
      }
    }
  }

  static void writeHeader(SnarkFileWriter out, int power, int ceremonyPower) {
    out.begin(HEADER);
    out.prime(Group.BASE_FIELD);
    out.u32(power);
    out.u32(ceremonyPower);
    out.end();
  }

  static void writeContributions(SnarkFileWriter out, List<PowersContribution> contributions) {
    out.begin(CONTRIBUTIONS);
    out.u32(contributions.size());
    contributions.forEach(contribution -> contribution.write(out));
    out.end();
  }

  @Override
  public int power() {
    return power;
  }

  int ceremonyPower() {
    return ceremonyPower;
  }

  /// Whether the file has only the first points of a larger ceremony's. It serves smaller circuits,
  /// but the hash of the whole is not to be checked with it, nor can anybody contribute.
  boolean isCut() {
    return power < ceremonyPower;
  }

  boolean isPrepared() {
    return file.has(PowersSection.TAU_G1.lagrangeType());
  }

  List<PowersContribution> contributions() {
    return contributions;
  }

  /// What the next contribution builds on.
  PowersContribution last(PowersWriter writer) {
    return contributions.isEmpty()
        ? PowersContribution.none(writer.firstChallenge(ceremonyPower))
        : contributions.getLast();
  }

  @Override
  public long[] points(PowersSection section, long from, int count) {
    return read(segment(section), section.group(), from, count);
  }

  MemorySegment segment(PowersSection section) {
    long size = section.points(power) * section.group().size();
    return file.exactly(section.type(), section.title(), size);
  }

  /// Points of the second form of a list, counted within its 2^j values.
  long[] lagrange(PowersSection section, int j, long from, int count) {
    long first = PowersSection.lagrangeOffset(j) + from;
    return read(lagrangeSegment(section), section.group(), first, count);
  }

  private MemorySegment lagrangeSegment(PowersSection section) {
    long size = section.lagrangePoints(power) * section.group().size();
    return file.exactly(section.lagrangeType(), section.title() + ", prepared", size);
  }

  private static long[] read(MemorySegment points, Group group, long from, int count) {
    long[] out = new long[count * group.stride()];
    MemorySegment.copy(points, SectionCursor.U64, from * group.size(), out, 0, out.length);
    PointArrays arrays = group.arrays();
    for (int i = 0; i < count; i++) {
      long place = from + i;
      Malformed.unless(
          arrays.isOnCurve(out, i * group.stride()),
          () -> "point " + place + " of a list is not on the curve of " + group);
    }
    return out;
  }

  @Override
  public void close() {
    file.close();
  }
}
