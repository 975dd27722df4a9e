package org.concordat.privacy.gateway;

import java.util.List;
import org.concordat.privacy.csv.CsvProblem;
import org.concordat.privacy.csv.RecordFile;
import org.concordat.privacy.vault.PostOutcome;

/// The outcome of posting a file.
public sealed interface FileOutcome {
  /// The file is malformed; nothing of it was stored.
  record Refused(RecordFile.Refused why) implements FileOutcome {}

  /// Every record is in the vault.
  ///
  /// @param outcomes in file order; `AlreadyAccepted` where the same file was posted before
  /// @param ignoredColumns columns the schema does not know; not stored
  record Posted(List<PostOutcome> outcomes, List<CsvProblem> warnings, List<String> ignoredColumns)
      implements FileOutcome {
    public Posted {
      outcomes = List.copyOf(outcomes);
      warnings = List.copyOf(warnings);
      ignoredColumns = List.copyOf(ignoredColumns);
    }
  }
}
