package org.concordat.genesis.ceremony;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.snarkfile.Malformed;

/// Whether a key is what its contributions make of the fresh key of the same circuit and powers.
/// What is wrong is thrown as {@link Malformed}.
final class KeyCheck {
  private static final KeyPart[] UNCHANGED = {
    KeyPart.PUBLIC_K, KeyPart.A, KeyPart.B1, KeyPart.B2,
  };

  private final KeyFile key;
  private final KeyFile fresh;
  private final OrderedChunks chunks;
  private final SecureRandom random;

  /// @param fresh made by the checker itself
  KeyCheck(KeyFile key, KeyFile fresh, OrderedChunks chunks, SecureRandom random) {
    this.key = key;
    this.fresh = fresh;
    this.chunks = chunks;
    this.random = random;
  }

  KeyReport run() {
    KeyTranscript transcript = key.transcript();
    Malformed.unless(
        transcript.circuitHash().equals(fresh.transcript().circuitHash()),
        () -> "the key is of another circuit or other powers of tau");
    Malformed.unless(!transcript.contributions().isEmpty(), () -> "nobody has contributed");
    Optional<String> fault = transcript.fault();
    Malformed.unless(fault.isEmpty(), fault::orElseThrow);
    checkHeader();
    checkUnchanged();
    checkDivided(KeyPart.SECRET_K);
    checkDivided(KeyPart.H);
    return new KeyReport(transcript.circuitHash(), transcript.published());
  }

  private void checkHeader() {
    KeyHeader expected =
        fresh.header().withDeltas(key.transcript().delta(), key.header().deltaG2());
    Malformed.unless(key.header().equals(expected), () -> "the header is not the circuit's");
    Malformed.unless(
        Ratios.same(
            Group.G1.generator(),
            key.header().deltaG1(),
            Group.G2.generator(),
            key.header().deltaG2()),
        () -> "delta is not the same in both groups");
  }

  private void checkUnchanged() {
    for (KeyPart part : UNCHANGED) {
      Malformed.unless(
          key.segment(part).mismatch(fresh.segment(part)) < 0,
          () -> part.title() + " is not the circuit's");
    }
    Malformed.unless(
        key.coefficients().mismatch(fresh.coefficients()) < 0,
        () -> "the coefficients are not the circuit's");
  }

  /// Every point of the list times δ is the fresh key's.
  private void checkDivided(KeyPart part) {
    if (key.count(part) == 0) {
      return;
    }
    RandomWeights weights = new RandomWeights(random);
    PointArrays arrays = part.group().arrays();
    long[] sums = new long[2 * arrays.jacobianStride()];
    chunks.run(
        part.title() + ", checked",
        key.count(part),
        (from, count) -> both(part, from, weights.plain(from, count), count),
        both -> {
          arrays.add(sums, 0, both, 0);
          arrays.add(sums, arrays.jacobianStride(), both, arrays.jacobianStride());
        });
    Bytes whole = part.group().normalized(sums);
    Bytes divided = part.group().normalized(Arrays.copyOfRange(sums, sums.length / 2, sums.length));
    boolean zeros = whole.isZero() && divided.isZero();
    Malformed.unless(
        zeros || Ratios.same(divided, whole, Group.G2.generator(), key.header().deltaG2()),
        () -> part.title() + " is not the circuit's divided by delta");
  }

  private long[] both(KeyPart part, long from, long[] weights, int count) {
    WeightedSum sum = new WeightedSum(part.group());
    long[] whole = sum.of(fresh.points(part, from, count), 0, weights, count, RandomWeights.BYTES);
    long[] divided = sum.of(key.points(part, from, count), 0, weights, count, RandomWeights.BYTES);
    long[] both = Arrays.copyOf(whole, 2 * whole.length);
    System.arraycopy(divided, 0, both, whole.length, divided.length);
    return both;
  }
}
