package org.concordat.genesis.groth16;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Bn254;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.NumberTheoreticTransform;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.snarkfile.Malformed;
import org.concordat.genesis.snarkfile.Reading;
import org.concordat.genesis.snarkfile.SectionCursor;
import org.concordat.genesis.snarkfile.SnarkFile;

/// An open `.zkey`. It stays mapped: only its header is on the heap.
///
/// Every size in it fits every other, and the points of its verifying key are points of their
/// groups. The points of the large sections are not checked one by one: a proof made with wrong
/// ones does not verify, and {@link Prover} hands out none that does not.
public final class ProvingKey implements AutoCloseable {
  /// The prime of the curve's coordinates.
  private static final BigInteger BASE_PRIME =
      new BigInteger(
          "21888242871839275222246405745257275088696311157297823662689037894645226208583");

  private final SnarkFile file;
  private final int wires;
  private final int publicInputs;
  private final int domain;
  private final long[] beta1;
  private final long[] delta1;
  private final VerifyingKey verifyingKey;

  private ProvingKey(SnarkFile file) {
    SectionCursor protocol = file.cursor(Zkey.PROTOCOL, "protocol");
    long number = protocol.u32();
    Malformed.unless(
        number == Zkey.GROTH16, () -> "protocol " + number + ": only keys of Groth16 (1) are read");
    SectionCursor header = file.cursor(Zkey.HEADER, "header");
    header.prime(BASE_PRIME, "prime of the coordinates");
    header.prime(Fr.MODULUS, "prime of the scalars");
    this.file = file;
    this.wires = (int) header.below(Integer.MAX_VALUE, "the number of wires");
    this.publicInputs = (int) header.below(wires, "the number of public inputs");
    this.domain = (int) header.below(1L << NumberTheoreticTransform.LOG_SIZE_MAX, "the domain");
    Malformed.unless(Integer.bitCount(domain) == 1, () -> "the domain is not a power of two");
    PointArrays g1 = PointArrays.g1();
    PointArrays g2 = PointArrays.g2();
    long[] alpha1 = point(g1, header, "alpha1");
    this.beta1 = point(g1, header, "beta1");
    long[] beta2 = point(g2, header, "beta2");
    long[] gamma2 = point(g2, header, "gamma2");
    this.delta1 = point(g1, header, "delta1");
    long[] delta2 = point(g2, header, "delta2");
    header.end();
    checkSizes();
    this.verifyingKey =
        new VerifyingKey(
            Bytes.wrap(g1.toBytes(alpha1, 0)),
            Bytes.wrap(g2.toBytes(beta2, 0)),
            Bytes.wrap(g2.toBytes(gamma2, 0)),
            Bytes.wrap(g2.toBytes(delta2, 0)),
            inputs(g1));
  }

  /// @throws org.concordat.genesis.GenesisException for a file that cannot be read at all
  public static Reading<ProvingKey> open(Path path) {
    return switch (SnarkFile.open(path, Zkey.MAGIC, Zkey.VERSION)) {
      case Reading.Refused<SnarkFile>(String reason) -> new Reading.Refused<>(reason);
      case Reading.Accepted<SnarkFile>(SnarkFile file) -> {
        Reading<ProvingKey> reading = Reading.of(() -> new ProvingKey(file));
        if (reading instanceof Reading.Refused) {
          file.close();
        }
        yield reading;
      }
    };
  }

  private static long[] point(PointArrays group, SectionCursor cursor, String name) {
    long[] point = new long[group.affineStride()];
    cursor.words(point, 0, point.length);
    Malformed.unless(
        group.isOnCurve(point, 0) && !group.isInfinity(point, 0) && group.isInSubgroup(point, 0),
        () -> name + " is no point of its group");
    return point;
  }

  private void checkSizes() {
    points(Zkey.INPUTS);
    points(Zkey.A);
    points(Zkey.B1);
    points(Zkey.B2);
    points(Zkey.C);
    points(Zkey.H);
    coefficients();
  }

  private List<Bytes> inputs(PointArrays g1) {
    SectionCursor cursor = new SectionCursor("IC", points(Zkey.INPUTS));
    List<Bytes> inputs = new ArrayList<>();
    for (int i = 0; i <= publicInputs; i++) {
      long[] point = new long[g1.affineStride()];
      cursor.words(point, 0, point.length);
      int input = i;
      Malformed.unless(g1.isOnCurve(point, 0), () -> "IC[" + input + "] is no point of the curve");
      inputs.add(Bytes.wrap(g1.toBytes(point, 0)));
    }
    return inputs;
  }

  /// The number of wires, of which wire 0 is the constant one and the public inputs follow.
  public int wires() {
    return wires;
  }

  public int publicInputs() {
    return publicInputs;
  }

  /// The size of the domain, a power of two that has room for the constraints.
  public int domain() {
    return domain;
  }

  public VerifyingKey verifyingKey() {
    return verifyingKey;
  }

  long[] beta1() {
    return beta1;
  }

  long[] delta1() {
    return delta1;
  }

  /// The points of one of the sections of points.
  MemorySegment points(int section) {
    return switch (section) {
      case Zkey.INPUTS -> exactly(section, "IC", publicInputs + 1L, Bn254.G1_SIZE);
      case Zkey.A -> exactly(section, "A", wires, Bn254.G1_SIZE);
      case Zkey.B1 -> exactly(section, "B1", wires, Bn254.G1_SIZE);
      case Zkey.B2 -> exactly(section, "B2", wires, Bn254.G2_SIZE);
      case Zkey.C -> exactly(section, "C", wires - publicInputs - 1L, Bn254.G1_SIZE);
      case Zkey.H -> exactly(section, "H", domain, Bn254.G1_SIZE);
      default -> throw new IllegalArgumentException("section " + section + " has no points");
    };
  }

  private MemorySegment exactly(int section, String name, long count, int size) {
    return file.exactly(section, name, count * size);
  }

  /// The entries of the matrices, without their count.
  MemorySegment coefficients() {
    SectionCursor cursor = file.cursor(Zkey.COEFFICIENTS, "coefficients");
    long count = cursor.u32();
    MemorySegment entries = cursor.slice(count * Zkey.COEFFICIENT_SIZE);
    cursor.end();
    return entries;
  }

  @Override
  public void close() {
    file.close();
  }
}
