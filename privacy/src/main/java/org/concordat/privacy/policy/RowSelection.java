package org.concordat.privacy.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.concordat.privacy.csv.CsvTable;

/// Which rows of a source become entries: those that meet one condition, or all if there is none.
///
/// @param conditions in the order in which the selection is described
public record RowSelection(List<Condition> conditions) {
  public static final RowSelection ALL = new RowSelection(List.of());

  public RowSelection {
    conditions = List.copyOf(conditions);
  }

  /// A column that holds one of some values.
  public record Condition(String column, List<String> values) {
    public Condition {
      values = List.copyOf(values);
    }

    /// Reads `column=value` or `column=value|value`.
    public static Optional<Condition> parse(String text) {
      int at = text.indexOf('=');
      if (at < 1 || at == text.length() - 1) {
        return Optional.empty();
      }
      List<String> values = Arrays.asList(text.substring(at + 1).split("\\|", -1));
      return Optional.of(new Condition(text.substring(0, at), values));
    }

    boolean holds(CsvTable.Accepted table, CsvTable.Row row) {
      return values.contains(table.cell(row, column));
    }

    String describe() {
      return column + "=" + String.join("|", values);
    }
  }

  List<String> columns() {
    return conditions.stream().map(Condition::column).toList();
  }

  boolean takes(CsvTable.Accepted table, CsvTable.Row row) {
    return conditions.isEmpty() || conditions.stream().anyMatch(it -> it.holds(table, row));
  }

  /// For the list: `all rows`, or the conditions with `or` between them.
  public String describe() {
    return conditions.isEmpty()
        ? "all rows"
        : conditions.stream().map(Condition::describe).collect(Collectors.joining(" or "));
  }
}
