package org.concordat.privacy.csv;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;

/// The outcome of reading a CSV file of which only the names of some columns are known.
public sealed interface CsvTable {
  /// @param digest SHA-256 of the file
  /// @param columns the header, each name once
  /// @param rows in file order
  record Accepted(Bytes32 digest, List<String> columns, List<Row> rows) implements CsvTable {
    public Accepted {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    /// The cell of `row` in the column of this name.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public String cell(Row row, String column) {
      int index = columns.indexOf(column);
      if (index < 0) {
        throw new IllegalArgumentException("there is no column " + column);
      }
      return row.cells().get(index);
    }
  }

  /// @param problems at least one
  record Refused(List<CsvProblem> problems) implements CsvTable {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /// @param line line the row begins on, from 1
  /// @param cells as many as there are columns
  record Row(long line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }
}
