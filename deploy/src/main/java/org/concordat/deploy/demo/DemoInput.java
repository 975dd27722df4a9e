package org.concordat.deploy.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.privacy.csv.CsvLimits;
import org.concordat.privacy.csv.CsvProblem;
import org.concordat.privacy.csv.RecordFile;
import org.concordat.privacy.csv.RecordFileReader;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.schema.Schemas;

/// The records the demo works on: the user's file, or real legal entities that come with it.
final class DemoInput {
  static final RecordSchema SCHEMA = Schemas.LEGAL_ENTITY_1;

  private static final String BUNDLED = "/org/concordat/privacy/demo/legal-entities.csv";
  private static final int MAX_SHOWN = 10;

  private DemoInput() {}

  /// @throws BadInput naming line and column of what is wrong; nothing has been stored then
  static RecordFile.Accepted read(Optional<Path> file) {
    RecordFileReader reader = new RecordFileReader(SCHEMA, CsvLimits.DEFAULT);
    RecordFile read = file.map(reader::read).orElseGet(() -> bundled(reader));
    return switch (read) {
      case RecordFile.Accepted accepted when accepted.records().isEmpty() ->
          throw new BadInput(name(file) + " holds no records: add rows below the header");
      case RecordFile.Accepted accepted -> accepted;
      case RecordFile.Refused refused -> throw new BadInput(describe(name(file), refused));
    };
  }

  private static RecordFile bundled(RecordFileReader reader) {
    try (InputStream in = RecordFileReader.class.getResourceAsStream(BUNDLED)) {
      if (in == null) {
        throw new IllegalStateException("the bundled records are missing from the build");
      }
      return reader.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Optional<Path> file) {
    return file.map(Path::toString).orElse("the bundled data set");
  }

  private static String describe(String name, RecordFile.Refused refused) {
    String shown =
        refused.problems().stream()
            .limit(MAX_SHOWN)
            .map(CsvProblem::describe)
            .collect(Collectors.joining(System.lineSeparator() + "  "));
    return "%s is refused as a whole, nothing was stored. %d problem(s):%n  %s%nCorrect the file and run the command again."
        .formatted(name, refused.total(), shown);
  }
}
