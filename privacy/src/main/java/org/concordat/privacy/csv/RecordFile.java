package org.concordat.privacy.csv;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.privacy.schema.ValidRecord;

/// The outcome of reading a file of records.
public sealed interface RecordFile {
  /// @param digest SHA-256 of the file: with the row number it makes idempotency keys, so posting
  ///   the same file again stores nothing twice
  /// @param records in file order
  /// @param warnings odd, yet accepted values
  /// @param ignoredColumns columns the schema does not know; not stored
  record Accepted(
      Bytes32 digest,
      List<ValidRecord> records,
      List<CsvProblem> warnings,
      List<String> ignoredColumns)
      implements RecordFile {
    public Accepted {
      records = List.copyOf(records);
      warnings = List.copyOf(warnings);
      ignoredColumns = List.copyOf(ignoredColumns);
    }

    /// Idempotency key of the record at `position`, from 0.
    public String idempotencyKey(int position) {
      return digest.toUnprefixedHexString() + "#" + position;
    }
  }

  /// Nothing of the file is to be stored.
  ///
  /// @param problems the first ones, in file order
  /// @param total how many there are in all, as far as the file could be read
  record Refused(List<CsvProblem> problems, long total) implements RecordFile {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
