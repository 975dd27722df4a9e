package org.concordat.privacy.policy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concordat.privacy.csv.CsvLimits;
import org.concordat.privacy.csv.CsvProblem;
import org.concordat.privacy.csv.CsvTable;
import org.concordat.privacy.csv.CsvTableReader;

/// A published file that a list is made from, and what its maker says of it.
///
/// @param identifierColumn where the entries' identifiers are
/// @param labelColumn where their names are
/// @param date the day the source speaks of
/// @param location a URL, or what else leads to the file
public record ListSource(
    ListKind kind,
    String name,
    LocalDate date,
    String location,
    String licence,
    String identifierColumn,
    String labelColumn,
    RowSelection selection) {
  /// The list of one source file.
  ///
  /// @throws org.concordat.privacy.PrivacyException if the file cannot be read
  public ListBuilding build(Path file, CsvLimits limits) {
    List<String> required = new ArrayList<>(selection.columns());
    required.addAll(List.of(identifierColumn, labelColumn));
    return switch (new CsvTableReader(limits).read(file, required)) {
      case CsvTable.Refused(List<CsvProblem> problems) ->
          new ListBuilding.Refused(problems, problems.size());
      case CsvTable.Accepted table -> new Rows(table, limits).build();
    };
  }

  /// Turns rows into entries.
  private final class Rows {
    private final CsvTable.Accepted table;
    private final CsvLimits limits;
    private final List<ListEntry> entries = new ArrayList<>();
    private final List<CsvProblem> problems = new ArrayList<>();
    private final List<CsvProblem> warnings = new ArrayList<>();
    private int selected;
    private int withoutIdentifier;

    Rows(CsvTable.Accepted table, CsvLimits limits) {
      this.table = table;
      this.limits = limits;
    }

    ListBuilding build() {
      table.rows().stream().filter(row -> selection.takes(table, row)).forEach(this::take);
      Provenance provenance =
          new Provenance(
              location, table.digest(), licence, selection.describe(), selected, withoutIdentifier);
      if (problems.isEmpty()) {
        try {
          return new ListBuilding.Built(
              PolicyList.of(kind, name, date, provenance, entries), warnings);
        } catch (IllegalArgumentException fault) {
          problems.add(new CsvProblem(0, "", String.valueOf(fault.getMessage())));
        }
      }
      return new ListBuilding.Refused(
          problems.subList(0, Math.min(problems.size(), limits.problems())), problems.size());
    }

    private void take(CsvTable.Row row) {
      selected++;
      String identifier = table.cell(row, identifierColumn);
      String label = table.cell(row, labelColumn);
      if (identifier.isEmpty() && kind.countsRowsWithout()) {
        withoutIdentifier++;
        return;
      }
      Optional<String> fault = kind.fault(identifier);
      fault.ifPresent(it -> problems.add(new CsvProblem(row.line(), identifierColumn, it)));
      PolicyList.textFault(label)
          .ifPresent(it -> problems.add(new CsvProblem(row.line(), labelColumn, it)));
      kind.oddity(identifier)
          .ifPresent(it -> warnings.add(new CsvProblem(row.line(), identifierColumn, it)));
      entries.add(new ListEntry(identifier, label));
    }
  }
}
