package org.concordat.deploy.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.concordat.anchor.verify.EvidenceVerifier;
import org.concordat.anchor.verify.TrustOptions;
import org.concordat.anchor.verify.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One run of the demo with the bundled records: what its report promises, and that its evidence is
/// worth nothing once anything in it is changed.
class DemoReportTest {
  private static final EvidenceVerifier OFFLINE = new EvidenceVerifier(TrustOptions.none());

  @TempDir private static Path directory;
  private static DemoRun demo;

  @BeforeAll
  static void runOnce() throws IOException {
    demo = DemoRun.of(directory.resolve("kept"));
  }

  @Test
  void theReportHasWhatItPromises() {
    JsonNode report = demo.report();
    assertThat(report.path("ok").booleanValue()).isTrue();
    int records = report.path("records").intValue();
    assertThat(records).isGreaterThan(100);
    assertThat(report.path("verdicts").path("valid").intValue()).isEqualTo(records);
    assertThat(report.path("tiers").path("settled").intValue()).isEqualTo(records);
    assertThat(report.path("batches").intValue()).isGreaterThanOrEqualTo(4);
    assertThat(report.path("blocks").longValue()).isPositive();
    assertThat(report.path("anchors").intValue()).isPositive();
    assertThat(report.path("l2GasPerRecord").doubleValue()).isPositive();
    assertThat(report.path("seconds").fieldNames())
        .toIterable()
        .containsExactly(
            "read",
            "network",
            "key",
            "publicChain",
            "policy",
            "vaults",
            "register",
            "anchor",
            "prove",
            "attest",
            "verify");
    assertThat(report.path("keptIn").textValue()).isEqualTo(demo.kept().toString());
  }

  @Test
  void everyMembersDeliveryIsProvedOnTheL2() {
    JsonNode compliance = demo.report().path("compliance");
    assertThat(compliance.path("batchSize").intValue()).isEqualTo(8);
    assertThat(compliance.path("records").intValue()).isEqualTo(32);
    assertThat(compliance.path("proofs").intValue()).isEqualTo(4);
    assertThat(compliance.path("unproven").intValue()).isZero();
    assertThat(compliance.path("constraints").intValue()).isBetween(8 * 4_000, 8 * 8_000);
    assertThat(compliance.path("l2GasPerRecord").doubleValue()).isPositive();
  }

  @Test
  void theStepsAreAnnouncedInTheirOrder() {
    List<Integer> announced =
        demo.err()
            .lines()
            .map(line -> line.replaceFirst("^ *[0-9.]+ s  ", ""))
            .filter(line -> line.matches("\\d+/\\d+  .*"))
            .map(line -> Integer.valueOf(line.substring(0, line.indexOf('/'))))
            .toList();
    assertThat(announced).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }

  @Test
  void twoPackagesOfEachMemberAreKeptAndValid() throws IOException {
    assertThat(demo.evidence()).hasSize(8);
    for (Path file : demo.evidence()) {
      Verdict verdict = OFFLINE.verify(Files.readAllBytes(file));
      assertThat(verdict.valid()).as(verdict.reason()).isTrue();
    }
  }

  /// One character of every leaf value, at a place that differs from leaf to leaf.
  @Test
  void noLeafOfAPackageCanBeChanged() throws IOException {
    String file = Files.readString(demo.evidence().getFirst());
    List<String> leaves = new ArrayList<>();
    collect(new ObjectMapper().readTree(file), leaves);
    assertThat(leaves).hasSizeGreaterThan(60);
    int from = 0;
    for (int i = 0; i < leaves.size(); i++) {
      int at = file.indexOf(leaves.get(i), from);
      assertThat(at).as("leaf %d in the file's order", i).isNotNegative();
      from = at + leaves.get(i).length();
      int changed = at + (i * 31) % leaves.get(i).length();
      String altered =
          file.substring(0, changed) + other(file.charAt(changed)) + file.substring(changed + 1);
      Verdict verdict = OFFLINE.verify(altered.getBytes(UTF_8));
      assertThat(verdict.valid()).as("character %d of leaf %d", changed - at, i).isFalse();
      assertThat(verdict.reason()).isNotBlank();
    }
  }

  private static void collect(JsonNode node, List<String> leaves) {
    if (node instanceof ValueNode leaf) {
      leaves.add(leaf.asText());
    }
    node.forEach(child -> collect(child, leaves));
  }

  /// Another digit of the same alphabet, so that most changes survive the check of the form.
  private static char other(char digit) {
    return digit == '1' ? '2' : '1';
  }
}
