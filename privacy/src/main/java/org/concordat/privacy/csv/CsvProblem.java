package org.concordat.privacy.csv;

/// Something wrong in a file. Never holds a value of it.
///
/// @param line line of the file the row begins on, counted from 1, header included; 0 for the file
/// @param column name of the column, or its number where no name is known, or empty
/// @param expected what would have been right
public record CsvProblem(long line, String column, String expected) {
  /// One line for a person.
  public String describe() {
    String where = line == 0 ? "file" : "line " + line;
    return where + (column.isEmpty() ? "" : ", column " + column) + ": expected " + expected;
  }
}
