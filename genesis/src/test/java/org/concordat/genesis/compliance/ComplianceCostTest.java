package org.concordat.genesis.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.Circuit;
import org.concordat.genesis.circuit.CompiledCircuit;
import org.concordat.genesis.circuit.ConstraintSystem;
import org.concordat.genesis.gadget.PoseidonGadget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the statement costs, and that the page about it says so.
class ComplianceCostTest {
  private static final Path PAGE = Path.of("..", "docs", "compliance-circuit.md");

  private static final List<String> PARTS =
      List.of(
          "content digest",
          "commitments",
          "batch tree",
          "delivery",
          "level",
          "expiry",
          "amount",
          "jurisdiction",
          "sanctions",
          "issuer",
          "signature",
          "policy",
          "total");

  private static CompiledCircuit<ComplianceAssignment> compile(ComplianceShape shape) {
    return CompiledCircuit.of(new ComplianceCircuit(shape));
  }

  @ParameterizedTest
  @CsvSource({"false,2000", "true,4500"})
  void aRecordOfALargeBatchStaysWithinItsBudget(boolean sanctions, int budget) {
    ComplianceShape shape = ComplianceShape.of(128, sanctions);
    assertThat(compile(shape).system().constraints()).isLessThanOrEqualTo(128 * budget);
    assertThat(SanctionsTree.MAX_ENTRIES).isGreaterThanOrEqualTo(10_000);
  }

  @Test
  void everyConstraintBelongsToAPart() {
    CompiledCircuit<ComplianceAssignment> compiled = compile(ComplianceShape.of(8, true));
    assertThat(compiled.tally().byInnermost().keySet()).containsExactlyInAnyOrderElementsOf(PARTS);
    assertThat(compiled.tally().total()).isEqualTo(compiled.system().constraints());
  }

  @Test
  void compilingTwiceGivesTheSameSystem() {
    ComplianceShape shape = ComplianceShape.of(8, true);
    assertThat(compile(shape).system()).isEqualTo(compile(shape).system());
  }

  @Test
  void thePageHasTheTables() throws IOException {
    List<CompiledCircuit<ComplianceAssignment>> all =
        ComplianceShape.ALL.stream().map(ComplianceCostTest::compile).toList();
    assertThat(Files.readString(PAGE)).contains(circuitTable(all)).contains(hashTable());
  }

  private static String circuitTable(List<CompiledCircuit<ComplianceAssignment>> all) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            "constraints",
            ComplianceShape.ALL.stream()
                .map(it -> it.size() + (it.sanctions() ? "" : " basic"))
                .toList()));
    lines.add("|---" + "|---:".repeat(all.size()) + "|");
    for (String part : PARTS) {
      lines.add(numbers(part, all, it -> it.tally().byInnermost().getOrDefault(part, 0)));
    }
    lines.add(numbers("**all**", all, it -> it.system().constraints()));
    lines.add(
        row(
            "**per record**",
            IntStream.range(0, all.size())
                .mapToObj(i -> perRecord(all.get(i).system(), ComplianceShape.ALL.get(i)))
                .toList()));
    lines.add(numbers("wires", all, it -> it.system().counts().wires()));
    lines.add(
        numbers("terms of A and B", all, it -> it.system().a().terms() + it.system().b().terms()));
    lines.add(numbers("terms of C", all, it -> it.system().c().terms()));
    lines.add(row("domain", all.stream().map(it -> "2^" + domainBits(it.system())).toList()));
    return String.join("\n", lines) + "\n";
  }

  private static String perRecord(ConstraintSystem system, ComplianceShape shape) {
    return number((system.constraints() + shape.size() - 1) / shape.size());
  }

  /// Groth16's, as snarkjs sets it up: a row for each constraint, each public input and the one.
  private static int domainBits(ConstraintSystem system) {
    int rows = system.constraints() + system.counts().publics() + 1;
    return Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1);
  }

  private static String numbers(
      String name,
      List<CompiledCircuit<ComplianceAssignment>> all,
      ToLongFunction<CompiledCircuit<ComplianceAssignment>> value) {
    return row(name, all.stream().map(it -> number(value.applyAsLong(it))).toList());
  }

  private static String number(long value) {
    return "%,d".formatted(value);
  }

  private static String row(String name, List<String> cells) {
    return "| " + name + " | " + String.join(" | ", cells) + " |";
  }

  private static String hashTable() {
    Map<Integer, Integer> constraints =
        List.of(1, 2, 3, 4, 5, 7, 10, 12, 16).stream()
            .collect(Collectors.toMap(n -> n, ComplianceCostTest::hash));
    List<Integer> inputs = constraints.keySet().stream().sorted().toList();
    return row("Poseidon's inputs", inputs.stream().map(n -> number(n)).toList())
        + "\n|---"
        + "|---:".repeat(inputs.size())
        + "|\n"
        + row("constraints", inputs.stream().map(n -> number(constraints.get(n))).toList())
        + "\n";
  }

  private static int hash(int inputs) {
    Circuit<List<Fr>> circuit = (b, in) -> PoseidonGadget.hash(b, in.secrets(inputs, list -> list));
    return CompiledCircuit.of(circuit).system().constraints();
  }
}
