package org.concordat.privacy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.concordat.privacy.csv.CsvLimits;
import org.concordat.privacy.csv.CsvProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListSourceTest {
  @TempDir private Path folder;

  private List<String> refusal(ListSource source, String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("source.csv"), csv);
    return source.build(file, CsvLimits.DEFAULT)
            instanceof ListBuilding.Refused(List<CsvProblem> problems, long _)
        ? problems.stream().map(CsvProblem::describe).toList()
        : List.of();
  }

  @Test
  void jurisdictionsAreBlockedByTheStatedRule() throws URISyntaxException {
    Path file = Lists.resource("jurisdictions.csv");
    PolicyList calls =
        Lists.built(Lists.jurisdictionsSource(Lists.where("fatf_status=call_for_action")), file);
    assertThat(calls.entries()).extracting(ListEntry::identifier).containsExactly("IR", "KP", "MM");
    PolicyList either =
        Lists.built(
            Lists.jurisdictionsSource(
                Lists.where(
                    "fatf_status=call_for_action|increased_monitoring", "eu_high_risk=true")),
            file);
    assertThat(either.entries()).hasSize(29);
    assertThat(either.provenance().selection())
        .isEqualTo("fatf_status=call_for_action|increased_monitoring or eu_high_risk=true");
  }

  @Test
  void sanctionedEntitiesWithoutAnLeiAreCountedAndStayOut() throws URISyntaxException {
    ListBuilding.Built built =
        (ListBuilding.Built)
            Lists.sanctionsSource(RowSelection.ALL)
                .build(Lists.resource("sanctioned-entities.csv"), CsvLimits.DEFAULT);
    assertThat(built.list().entries()).hasSize(21);
    assertThat(built.list().provenance().rows()).isEqualTo(33);
    assertThat(built.list().provenance().withoutIdentifier()).isEqualTo(12);
    assertThat(built.list().provenance().sourceSha256().isZero()).isFalse();
    assertThat(built.list().entries())
        .contains(new ListEntry("253400VTMXV2UE7XNN67", "VELES AKTIV OOO"));
    assertThat(built.warnings()).singleElement().asString().contains("MOD 97-10");
  }

  @Test
  void aWrongIdentifierIsRefusedWithLineAndColumn() throws IOException {
    ListSource source = Lists.sanctionsSource(RowSelection.ALL);
    assertThat(
            refusal(
                source, "lei,name\n253400V1H6ART1UQ0N98,A\nnonsense,B\n253400V1H6ART1UQ0N9,C\n"))
        .containsExactly(
            "line 3, column lei: expected an LEI: 18 capitals or digits and 2 check digits"
                + " (ISO 17442)",
            "line 4, column lei: expected an LEI: 18 capitals or digits and 2 check digits"
                + " (ISO 17442)");
    assertThat(refusal(source, "lei,name\n253400V1H6ART1UQ0N98,\"A\u0007\"\n"))
        .containsExactly("line 2, column name: expected text without control characters");
    assertThat(refusal(Lists.jurisdictionsSource(RowSelection.ALL), "alpha2,name\n,Nowhere\n"))
        .containsExactly("line 2, column alpha2: expected a value");
  }

  @Test
  void aMissingColumnIsRefusedBeforeAnyRow() throws IOException {
    assertThat(refusal(Lists.sanctionsSource(Lists.where("program=X")), "lei,name\nx,y\n"))
        .containsExactly("line 1, column program: expected this column in the header");
    assertThat(refusal(Lists.sanctionsSource(RowSelection.ALL), ""))
        .containsExactly("line 1: expected a header line");
    assertThat(refusal(Lists.sanctionsSource(RowSelection.ALL), "lei,name\na,b,c\n"))
        .containsExactly("line 2: expected 2 columns as in the header, found 3");
  }

  @Test
  void moreEntriesThanACircuitTakesAreRefused() throws IOException, URISyntaxException {
    ListSource source = Lists.jurisdictionsSource(RowSelection.ALL);
    String rows =
        List.of(Locale.getISOCountries()).subList(0, 65).stream()
            .map(code -> code + ",Name\n")
            .collect(Collectors.joining());
    assertThat(refusal(source, "alpha2,name\n" + rows))
        .singleElement()
        .asString()
        .contains("blocked-jurisdictions has at most 64 entries, not 65");
  }

  /// The file's digest differs, nothing else does.
  @Test
  void theOrderOfRowsChangesNoEntry() throws IOException {
    Random random = new Random(28);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add("%018d00,Name %d\n".formatted(random.nextInt(20), random.nextInt(5)));
    }
    ListSource source = Lists.sanctionsSource(RowSelection.ALL);
    PolicyList first = Lists.built(source, folder, "lei,name\n" + String.join("", rows));
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(rows, random);
      PolicyList again = Lists.built(source, folder, "lei,name\n" + String.join("", rows));
      assertThat(again.entries()).isEqualTo(first.entries());
      assertThat(ListRoots.root(again)).isEqualTo(ListRoots.root(first));
    }
  }

  @Test
  void conditionsAreReadFromTextAndHalfOnesAreNot() {
    assertThat(RowSelection.Condition.parse("a=b|c"))
        .contains(new RowSelection.Condition("a", List.of("b", "c")));
    assertThat(RowSelection.Condition.parse("a=b=c").orElseThrow().values()).containsExactly("b=c");
    assertThat(RowSelection.Condition.parse("=b")).isEmpty();
    assertThat(RowSelection.Condition.parse("a=")).isEmpty();
    assertThat(RowSelection.Condition.parse("a")).isEmpty();
    assertThat(RowSelection.ALL.describe()).isEqualTo("all rows");
  }
}
