package org.concordat.privacy.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.privacy.PrivacyException;

/// Reads a whole file of rows under a header, or refuses it.
public final class CsvTableReader {
  private final CsvLimits limits;

  public CsvTableReader(CsvLimits limits) {
    this.limits = limits;
  }

  /// @param required columns that the header has to have
  /// @throws PrivacyException if the file cannot be opened or read
  public CsvTable read(Path file, List<String> required) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, required);
    } catch (IOException e) {
      throw new PrivacyException(PrivacyException.Code.INPUT_UNREADABLE, "cannot read " + file, e);
    }
  }

  private CsvTable read(InputStream in, List<String> required) throws IOException {
    DigestInputStream digested = new DigestInputStream(in, sha256());
    CsvReader reader = new CsvReader(new BufferedInputStream(digested), limits);
    Collected collected = new Collected();
    while (collected.accept(reader.next(), required)) {
      // accept() keeps what it needs
    }
    return collected.problems.isEmpty()
        ? new CsvTable.Accepted(
            Bytes32.wrap(digested.getMessageDigest().digest()), collected.header, collected.rows)
        : new CsvTable.Refused(collected.problems);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private final class Collected {
    final List<String> header = new ArrayList<>();
    final List<CsvTable.Row> rows = new ArrayList<>();
    final List<CsvProblem> problems = new ArrayList<>();

    boolean accept(CsvReader.Item item, List<String> required) {
      return switch (item) {
        case CsvReader.Item.Row(long line, List<String> cells) ->
            header.isEmpty() ? header(line, cells, required) : row(line, cells);
        case CsvReader.Item.Malformed(CsvProblem problem) -> refuse(problem);
        case CsvReader.Item.End() ->
            header.isEmpty() && refuse(new CsvProblem(1, "", "a header line"));
      };
    }

    private boolean header(long line, List<String> cells, List<String> required) {
      header.addAll(cells);
      for (int i = 0; i < cells.size(); i++) {
        if (cells.indexOf(cells.get(i)) < i) {
          refuse(new CsvProblem(line, String.valueOf(i + 1), "each column name once"));
        }
      }
      for (String column : required) {
        if (!cells.contains(column)) {
          refuse(new CsvProblem(line, column, "this column in the header"));
        }
      }
      return problems.isEmpty();
    }

    private boolean row(long line, List<String> cells) {
      if (rows.size() == limits.rows()) {
        return refuse(new CsvProblem(line, "", "at most " + limits.rows() + " rows"));
      }
      if (cells.size() != header.size()) {
        return refuse(
            new CsvProblem(
                line, "", header.size() + " columns as in the header, found " + cells.size()));
      }
      rows.add(new CsvTable.Row(line, cells));
      return true;
    }

    private boolean refuse(CsvProblem problem) {
      problems.add(problem);
      return false;
    }
  }
}
