package org.concordat.privacy.policy;

import java.util.List;
import org.concordat.privacy.csv.CsvProblem;

/// The outcome of making a list from a source.
public sealed interface ListBuilding {
  /// @param warnings odd, yet accepted identifiers
  record Built(PolicyList list, List<CsvProblem> warnings) implements ListBuilding {
    public Built {
      warnings = List.copyOf(warnings);
    }
  }

  /// @param problems the first ones, at least one
  /// @param total how many there are in all
  record Refused(List<CsvProblem> problems, long total) implements ListBuilding {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
