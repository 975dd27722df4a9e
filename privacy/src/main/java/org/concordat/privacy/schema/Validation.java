package org.concordat.privacy.schema;

import java.util.List;

/// The outcome of checking one record against its schema.
public sealed interface Validation {
  /// @param warnings what is odd, yet accepted
  record Valid(ValidRecord content, List<Problem> warnings) implements Validation {
    public Valid {
      warnings = List.copyOf(warnings);
    }
  }

  /// @param problems every error and warning of the record, at least one error
  record Invalid(List<Problem> problems) implements Validation {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
