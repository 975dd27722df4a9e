package org.concordat.genesis.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.PointArrays;
import org.concordat.genesis.bn254.PointCompression;
import org.concordat.genesis.circuit.ConstraintSystem;
import org.concordat.genesis.circuit.Witness;
import org.concordat.genesis.groth16.Verdict;
import org.concordat.genesis.snarkfile.Reading;
import org.concordat.genesis.snarkfile.SnarkFileWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two members and a beacon, both phases, at the smallest size that has every kind of wire.
class CeremonyTest {
  private static final int POWER = 4;
  private static final Beacon BEACON = new Beacon(Bytes.fromHexString("0x0102030405060708"), 10);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ConstraintSystem SYSTEM = new SquareChain(10).compiled().system();

  @TempDir private static Path directory;

  private static final PowersOfTau PHASE_1 = new PowersOfTau(2, Progress.SILENT);
  private static final CircuitKey PHASE_2 = new CircuitKey(2, Progress.SILENT);

  private static Path file(String name) {
    return directory.resolve(name);
  }

  private static Entropy entropy(String added) {
    return new Entropy(RANDOM, added);
  }

  @BeforeAll
  static void holdTheCeremony() {
    PHASE_1.create(POWER, file("0.ptau"));
    accepted(PHASE_1.contribute(file("0.ptau"), file("1.ptau"), "alice", entropy("a")));
    accepted(PHASE_1.exportChallenge(file("1.ptau"), file("1.challenge")));
    accepted(PHASE_1.respond(file("1.challenge"), file("1.response"), entropy("b")));
    accepted(PHASE_1.importResponse(file("1.ptau"), file("1.response"), file("2.ptau"), "bob"));
    accepted(PHASE_1.beacon(file("2.ptau"), file("3.ptau"), "beacon", BEACON));
    accepted(PHASE_1.prepare(file("3.ptau"), file("final.ptau")));
    accepted(PHASE_2.setUp(SYSTEM, file("final.ptau"), file("0.zkey")));
    accepted(PHASE_2.contribute(file("0.zkey"), file("1.zkey"), "alice", entropy("c")));
    accepted(PHASE_2.contribute(file("1.zkey"), file("2.zkey"), "bob", entropy("d")));
    accepted(PHASE_2.beacon(file("2.zkey"), file("final.zkey"), "beacon", BEACON));
  }

  private static <T> T accepted(Reading<T> reading) {
    return reading.orElseThrow(IllegalStateException::new);
  }

  private static Reading<KeyReport> verify(Path key) {
    return PHASE_2.verify(SYSTEM, file("final.ptau"), key, RANDOM);
  }

  private static String refusal(Reading<?> reading) {
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused<?>) reading).reason();
  }

  private static List<String> names(List<KeyProvenance.Contribution> contributions) {
    return contributions.stream().map(each -> each.label().name()).toList();
  }

  @Test
  void powersMadeInOrderVerify() {
    PowersReport report = accepted(PHASE_1.verify(file("final.ptau"), RANDOM));
    assertThat(report.prepared()).isTrue();
    assertThat(report.contributions())
        .extracting(each -> each.label().name())
        .containsExactly("alice", "bob", "beacon");
    assertThat(report.contributions().getLast().label().beacon()).contains(BEACON);
  }

  @Test
  void aKeyMadeInOrderVerifies() {
    KeyReport report = accepted(verify(file("final.zkey")));
    assertThat(names(report.contributions())).containsExactly("alice", "bob", "beacon");
    KeyProvenance provenance = accepted(KeyProvenance.of(file("final.zkey")));
    assertThat(provenance).isEqualTo(new KeyProvenance.Contributed(report.contributions()));
    assertThat(provenance.refusedOutsideDevelopment()).isFalse();
  }

  @Test
  void aKeyMadeInOrderProvesWhatIsTrueAndNothingElse() {
    Witness witness = new SquareChain(10).witness(7);
    assertThat(Proofs.proveAndVerify(file("final.zkey"), witness, witness.publics()))
        .isInstanceOf(Verdict.Valid.class);
    List<Fr> other = List.of(witness.publics().getFirst().add(Fr.ONE), Fr.of(11));
    assertThat(Proofs.proveAndVerify(file("final.zkey"), witness, other))
        .isInstanceOf(Verdict.Invalid.class);
  }

  @Test
  void aKeyNobodyContributedToIsRefused() {
    assertThat(refusal(verify(file("0.zkey")))).isEqualTo("nobody has contributed");
    assertThat(accepted(KeyProvenance.of(file("0.zkey"))))
        .isEqualTo(new KeyProvenance.Uncontributed());
  }

  @Test
  void aKeyOfAnotherCircuitOrADevelopmentKeyIsRefused() {
    DevelopmentKey.write(SYSTEM, Bytes.of(1), file("dev.zkey"), 1);
    assertThat(refusal(verify(file("dev.zkey")))).contains("another circuit");
    ConstraintSystem other = new SquareChain(9).compiled().system();
    assertThat(refusal(PHASE_2.verify(other, file("final.ptau"), file("final.zkey"), RANDOM)))
        .contains("another circuit");
  }

  @Test
  void powersNobodyContributedToAreRefused() {
    assertThat(refusal(PHASE_1.verify(file("0.ptau"), RANDOM))).isEqualTo("nobody has contributed");
  }

  @Test
  void unpreparedOrTooSmallPowersMakeNoKey() {
    assertThat(refusal(PHASE_2.setUp(SYSTEM, file("3.ptau"), file("x.zkey"))))
        .contains("not prepared");
    ConstraintSystem large = new SquareChain(40).compiled().system();
    assertThat(refusal(PHASE_2.setUp(large, file("final.ptau"), file("x.zkey"))))
        .contains("needs 2^6");
    assertThat(file("x.zkey")).doesNotExist();
  }

  /// Every byte belongs to something that is checked, but names and the unused end of an unfinished
  /// hash's buffer.
  @Test
  void oneChangedBitAnywhereInAKeyIsRefused() throws IOException {
    long size = Files.size(file("final.zkey"));
    for (long at = 0; at < size; at += 173) {
      Path forged = forged("final.zkey", at);
      if (accepted(names(forged))) {
        continue;
      }
      assertThat(verify(forged)).as("byte %d", at).isInstanceOf(Reading.Refused.class);
    }
  }

  /// Whether all that was changed is a name.
  private static Reading<Boolean> names(Path forged) {
    return switch (KeyProvenance.of(forged)) {
      case Reading.Accepted<KeyProvenance>(KeyProvenance.Contributed(var contributions)) ->
          new Reading.Accepted<>(!names(contributions).equals(List.of("alice", "bob", "beacon")));
      case Reading.Accepted<KeyProvenance> _ -> new Reading.Accepted<>(false);
      case Reading.Refused<KeyProvenance> _ -> new Reading.Accepted<>(false);
    };
  }

  @Test
  void oneChangedBitInTheListsOfPowersIsRefused() throws IOException {
    long size = Files.size(file("final.ptau"));
    for (long at = 0; at < size; at += 1601) {
      if (!inContributions(at)) {
        assertThat(PHASE_1.verify(forged("final.ptau", at), RANDOM))
            .as("byte %d", at)
            .isInstanceOf(Reading.Refused.class);
      }
    }
  }

  /// Section 7, in which names and the unused end of buffers may change.
  private static boolean inContributions(long at) {
    long lists = 0;
    for (PowersSection section : PowersSection.values()) {
      lists += 12 + section.points(POWER) * section.group().size();
    }
    long begin = 12 + 12 + 44 + lists;
    return at >= begin && at < begin + 5000;
  }

  @Test
  void aForgedContributionToThePowersIsRefused() throws IOException {
    try (PowersFile powers = accepted(PowersFile.open(file("final.ptau")))) {
      List<PowersContribution> all = powers.contributions();
      PowersContribution second = all.get(1);
      assertThat(second.fault(all.getFirst())).isEmpty();
      assertThat(second.fault(all.getLast())).isPresent();
      assertThat(all.getLast().fault(all.getFirst())).isPresent();
    }
  }

  /// Multiples of such a point would tell the secret modulo its small order.
  @Test
  void noSecretIsAppliedToAPointOutsideItsGroup() throws IOException {
    Path bait = file("bait.ptau");
    Files.copy(file("0.ptau"), bait, StandardCopyOption.REPLACE_EXISTING);
    long listBegins = 12 + 12 + 44 + 12 + PowersSection.TAU_G1.points(POWER) * 64 + 12;
    try (RandomAccessFile bytes = new RandomAccessFile(bait.toFile(), "rw")) {
      bytes.seek(listBegins + 5 * 128);
      for (long limb : pointOfTheTwistOutsideG2()) {
        bytes.writeLong(Long.reverseBytes(limb));
      }
    }
    assertThat(refusal(PHASE_1.contribute(bait, file("x.ptau"), "alice", entropy("a"))))
        .contains("outside its group");
    assertThat(file("x.ptau")).doesNotExist();
  }

  private static long[] pointOfTheTwistOutsideG2() {
    PointArrays g2 = PointArrays.g2();
    PointCompression compression = new PointCompression(g2);
    long[] point = new long[Group.G2.stride()];
    byte[] x = new byte[64];
    do {
      x[63]++;
    } while (!compression.read(point, 0, x, 0));
    assertThat(g2.isInSubgroup(point, 0)).isFalse();
    return point;
  }

  @Test
  void aFileCutOffAnywhereIsRefused() throws IOException {
    for (String name : List.of("final.ptau", "final.zkey", "1.challenge", "1.response")) {
      byte[] whole = Files.readAllBytes(file(name));
      for (int length = 0; length < whole.length; length += 1 + whole.length / 40) {
        Path part = Files.write(file("part"), Arrays.copyOf(whole, length));
        Reading<?> reading =
            switch (name) {
              case "final.ptau" -> PHASE_1.verify(part, RANDOM);
              case "final.zkey" -> KeyProvenance.of(part);
              case "1.challenge" -> PHASE_1.respond(part, file("x"), entropy("a"));
              default -> PHASE_1.importResponse(file("1.ptau"), part, file("x"), "bob");
            };
        assertThat(reading).as("%s, %d bytes", name, length).isInstanceOf(Reading.Refused.class);
      }
    }
  }

  /// What the public ceremony publishes: its first points, for smaller circuits.
  @Test
  void aPartOfLargerPowersServesASmallerCircuitAndNobodyContributesToIt() {
    cutTo(POWER - 1);
    PowersReport report = accepted(PHASE_1.verify(file("cut.ptau"), RANDOM));
    assertThat(List.of(report.power(), report.ceremonyPower())).isEqualTo(List.of(3, POWER));
    ConstraintSystem small = new SquareChain(2).compiled().system();
    assertThat(PHASE_2.setUp(small, file("cut.ptau"), file("small.zkey")))
        .isEqualTo(PHASE_2.setUp(small, file("final.ptau"), file("small.zkey")));
    assertThat(refusal(PHASE_1.contribute(file("cut.ptau"), file("x.ptau"), "alice", entropy("a"))))
        .startsWith("cut from powers of 2^4");
  }

  private static void cutTo(int power) {
    try (PowersFile whole = accepted(PowersFile.open(file("final.ptau")));
        SnarkFileWriter out =
            SnarkFileWriter.create(
                file("cut.ptau"),
                PowersFile.MAGIC,
                PowersFile.VERSION,
                PowersFile.SECTIONS_PREPARED)) {
      PowersFile.writeHeader(out, power, POWER);
      for (PowersSection section : PowersSection.values()) {
        out.begin(section.type());
        out.bytes(
            whole.segment(section).asSlice(0, section.points(power) * section.group().size()));
        out.end();
      }
      PowersFile.writeContributions(out, whole.contributions());
      for (PowersSection section : PowersSection.values()) {
        if (section.hasLagrange()) {
          int count = (int) section.lagrangePoints(power);
          out.begin(section.lagrangeType());
          out.words(whole.lagrange(section, 0, 0, count), 0, count * section.group().stride());
          out.end();
        }
      }
      out.finish();
    }
  }

  @Test
  void aResponseToAnotherChallengeIsNotImported() {
    assertThat(
            refusal(
                PHASE_1.importResponse(
                    file("2.ptau"), file("1.response"), file("x.ptau"), "mallory")))
        .isEqualTo("the response answers another challenge");
  }

  @Test
  void aFalselyClaimedBeaconIsRefused() {
    try (KeyFile key = accepted(KeyFile.open(file("final.zkey")))) {
      KeyTranscript transcript = key.transcript();
      KeyContribution second = transcript.contributions().get(1);
      KeyTranscript forged =
          new KeyTranscript(
              transcript.circuitHash(),
              List.of(
                  transcript.contributions().getFirst(),
                  new KeyContribution(
                      second.deltaAfter(),
                      second.proof(),
                      second.transcript(),
                      ContributionLabel.of("bob", BEACON))));
      assertThat(forged.fault()).hasValue("contribution 2: it does not come from its beacon");
    }
  }

  @Test
  void theSameBeaconGivesTheSameBytes() throws IOException {
    accepted(PHASE_2.beacon(file("2.zkey"), file("again.zkey"), "beacon", BEACON));
    assertThat(Files.readAllBytes(file("again.zkey")))
        .isEqualTo(Files.readAllBytes(file("final.zkey")));
  }

  private static Path forged(String name, long at) throws IOException {
    Path copy = file("forged-" + name);
    Files.copy(file(name), copy, StandardCopyOption.REPLACE_EXISTING);
    try (RandomAccessFile bytes = new RandomAccessFile(copy.toFile(), "rw")) {
      bytes.seek(at);
      int old = bytes.read();
      bytes.seek(at);
      bytes.write(old ^ 1);
    }
    return copy;
  }
}
