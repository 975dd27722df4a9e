package org.concordat.privacy.schema;

/// What is wrong with one value. Never holds the value.
///
/// @param row position of the record in its input, counted from 1
/// @param field name of the field, or of the unknown or missing column
/// @param expected what would have been right
public record Problem(Severity severity, long row, String field, String expected) {
  /// Whether the record is refused or only reported.
  public enum Severity {
    ERROR,
    WARNING
  }

  /// One line for a person.
  public String describe() {
    return "row " + row + ", field " + field + ": expected " + expected;
  }
}
