package org.concordat.privacy.csv;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads one row after the other, holding no more than the current one. Works on bytes, because
/// commas, quotes and line ends are never part of a longer UTF-8 sequence: an encoding error is
/// then found in the very cell that has it.
final class CsvReader {
  /// What [#next] found.
  sealed interface Item {
    /// @param line line the row begins on, from 1
    record Row(long line, List<String> cells) implements Item {}

    /// The file is not CSV from here on; reading cannot continue.
    record Malformed(CsvProblem problem) implements Item {}

    record End() implements Item {}
  }

  private static final int END = -1;
  private static final int BYTE_ORDER_MARK_1 = 0xEF;

  private final InputStream in;
  private final CsvLimits limits;
  private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
  private long line = 1;
  private long rowLine = 1;
  private int rowBytes;
  private long fileBytes;

  CsvReader(InputStream in, CsvLimits limits) {
    this.in = in.markSupported() ? in : new BufferedInputStream(in);
    this.limits = limits;
  }

  Item next() throws IOException {
    if (fileBytes == 0) {
      skipByteOrderMark();
    }
    rowLine = line;
    rowBytes = 0;
    try {
      int first = peek();
      return first == END ? new Item.End() : row();
    } catch (Refusal refusal) {
      return new Item.Malformed(refusal.problem);
    }
  }

  private Item.Row row() throws IOException, Refusal {
    List<String> cells = new ArrayList<>();
    while (true) {
      if (cells.size() == limits.columns()) {
        throw refusal(cells.size() + 1, "at most " + limits.columns() + " columns");
      }
      int column = cells.size() + 1;
      int after = peek() == '"' ? quoted(column) : plain(column);
      cells.add(decode(column));
      if (after != ',') {
        return new Item.Row(rowLine, cells);
      }
    }
  }

  /// Reads an unquoted cell; returns the separator that ended it: comma, line feed or end.
  private int plain(int column) throws IOException, Refusal {
    cell.reset();
    while (true) {
      int b = read(column);
      if (b == ',' || b == END || b == '\n') {
        return b;
      }
      if (b == '\r') {
        return lineFeed(column);
      }
      if (b == '"') {
        throw refusal(
            column, "no quote inside an unquoted cell (quote the cell, double the quote)");
      }
      cell.write(b);
    }
  }

  /// Reads a quoted cell and the separator behind it.
  private int quoted(int column) throws IOException, Refusal {
    cell.reset();
    read(column);
    while (true) {
      int b = read(column);
      if (b == END) {
        throw refusal(column, "a closing quote before the end of the file");
      }
      if (b != '"') {
        cell.write(b);
      } else if (peek() == '"') {
        cell.write(read(column));
      } else {
        return separator(column);
      }
    }
  }

  private int separator(int column) throws IOException, Refusal {
    int b = read(column);
    if (b == ',' || b == END || b == '\n') {
      return b;
    }
    if (b == '\r') {
      return lineFeed(column);
    }
    throw refusal(column, "a comma or the end of the line after the closing quote");
  }

  private int lineFeed(int column) throws IOException, Refusal {
    if (read(column) != '\n') {
      throw refusal(column, "LF after CR");
    }
    return '\n';
  }

  private int read(int column) throws IOException, Refusal {
    int b = in.read();
    if (b == END) {
      return END;
    }
    fileBytes++;
    rowBytes++;
    if (fileBytes > limits.fileBytes()) {
      throw new Refusal(
          new CsvProblem(0, "", "at most " + limits.fileBytes() + " bytes (split the file)"));
    }
    if (rowBytes > limits.rowBytes()) {
      throw refusal(column, "at most " + limits.rowBytes() + " bytes in a row (quote not closed?)");
    }
    if (b == '\n') {
      line++;
    }
    return b;
  }

  private int peek() throws IOException {
    in.mark(1);
    int b = in.read();
    in.reset();
    return b;
  }

  private void skipByteOrderMark() throws IOException {
    if (peek() == BYTE_ORDER_MARK_1) {
      in.mark(3);
      byte[] start = in.readNBytes(3);
      if (start.length < 3 || (start[1] & 0xff) != 0xBB || (start[2] & 0xff) != 0xBF) {
        in.reset();
      }
    }
  }

  private String decode(int column) throws Refusal {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(cell.toByteArray());
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException _) {
      throw refusal(column, "valid UTF-8");
    }
  }

  private Refusal refusal(int column, String expected) {
    return new Refusal(new CsvProblem(rowLine, String.valueOf(column), expected));
  }

  /// Ends the parsing of a row from any depth; never leaves this class.
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient CsvProblem problem;

    Refusal(CsvProblem problem) {
      super(null, null, false, false);
      this.problem = problem;
    }
  }
}
