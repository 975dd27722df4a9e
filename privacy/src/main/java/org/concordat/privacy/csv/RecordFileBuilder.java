package org.concordat.privacy.csv;

import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.privacy.csv.CsvReader.Item;
import org.concordat.privacy.schema.Field;
import org.concordat.privacy.schema.Problem;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.schema.ValidRecord;
import org.concordat.privacy.schema.Validation;

/// Collects records and problems row by row.
final class RecordFileBuilder {
  private final RecordSchema schema;
  private final CsvLimits limits;
  private final List<String> header = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<ValidRecord> records = new ArrayList<>();
  private final List<CsvProblem> errors = new ArrayList<>();
  private final List<CsvProblem> warnings = new ArrayList<>();
  private long errorCount;
  private long rows;

  RecordFileBuilder(RecordSchema schema, CsvLimits limits) {
    this.schema = schema;
    this.limits = limits;
  }

  /// Takes the next item; false once no further one is wanted.
  boolean accept(Item item) {
    return switch (item) {
      case Item.Row(long line, List<String> cells) ->
          header.isEmpty() ? header(line, cells) : row(line, cells);
      case Item.Malformed(CsvProblem problem) -> refuse(named(problem));
      case Item.End() -> end();
    };
  }

  RecordFile result(Bytes32 digest) {
    return errorCount > 0
        ? new RecordFile.Refused(errors, errorCount)
        : new RecordFile.Accepted(digest, records, warnings, ignored);
  }

  private boolean header(long line, List<String> cells) {
    header.addAll(cells);
    for (int i = 0; i < cells.size(); i++) {
      String name = cells.get(i);
      if (cells.indexOf(name) < i) {
        error(new CsvProblem(line, String.valueOf(i + 1), "each column name once"));
      }
      if (!schema.fieldNames().contains(name)) {
        ignored.add(name);
      }
    }
    for (Field field : schema.fields()) {
      if (!cells.contains(field.name())) {
        error(new CsvProblem(line, field.name(), "this column in the header of " + schema.id()));
      }
    }
    return errorCount == 0;
  }

  private boolean row(long line, List<String> cells) {
    rows++;
    if (rows > limits.rows()) {
      return refuse(
          new CsvProblem(line, "", "at most " + limits.rows() + " rows (split the file)"));
    }
    if (cells.size() != header.size()) {
      error(new CsvProblem(line, lastOf(cells), widths(cells.size())));
      return true;
    }
    List<String> values =
        schema.fieldNames().stream().map(name -> cells.get(header.indexOf(name))).toList();
    switch (schema.validate(rows, values)) {
      case Validation.Valid(ValidRecord content, List<Problem> odd) -> {
        records.add(content);
        odd.forEach(problem -> warning(at(line, problem)));
      }
      case Validation.Invalid(List<Problem> problems) ->
          problems.stream()
              .filter(problem -> problem.severity() == Problem.Severity.ERROR)
              .forEach(problem -> error(at(line, problem)));
    }
    return true;
  }

  private boolean end() {
    if (header.isEmpty()) {
      error(new CsvProblem(1, "", "a header line with the columns of " + schema.id()));
    } else if (rows == 0) {
      error(new CsvProblem(0, "", "at least one row below the header"));
    }
    return false;
  }

  private boolean refuse(CsvProblem problem) {
    error(problem);
    return false;
  }

  private void error(CsvProblem problem) {
    errorCount++;
    if (errors.size() < limits.problems()) {
      errors.add(problem);
    }
  }

  private void warning(CsvProblem problem) {
    if (warnings.size() < limits.problems()) {
      warnings.add(problem);
    }
  }

  private String widths(int found) {
    return header.size() + " columns as in the header, found " + found;
  }

  /// Names the last column a short or long row still shares with the header.
  private String lastOf(List<String> cells) {
    return header.get(Math.min(cells.size(), header.size()) - 1);
  }

  private CsvProblem named(CsvProblem problem) {
    if (problem.column().isEmpty()) {
      return problem;
    }
    int column = Integer.parseInt(problem.column());
    return column > header.size()
        ? problem
        : new CsvProblem(problem.line(), header.get(column - 1), problem.expected());
  }

  private static CsvProblem at(long line, Problem problem) {
    return new CsvProblem(line, problem.field(), problem.expected());
  }
}
