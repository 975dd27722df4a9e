package org.concordat.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.concordat.privacy.csv.CsvLimits;
import org.concordat.privacy.csv.RecordFile;
import org.concordat.privacy.csv.RecordFileReader;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.schema.Schemas;
import org.concordat.privacy.schema.ValidRecord;
import org.concordat.privacy.schema.Validation;
import org.concordat.privacy.vault.Posting;

/// Real records, and made-up ones whose values are easy to look for.
public final class DemoRecords {
  private static final String RESOURCE = "/org/concordat/privacy/demo/legal-entities.csv";

  public static final RecordSchema SCHEMA = Schemas.LEGAL_ENTITY_1;

  private DemoRecords() {}

  public static RecordFile.Accepted bundled() {
    try (InputStream in = Objects.requireNonNull(DemoRecords.class.getResourceAsStream(RESOURCE))) {
      RecordFile file = new RecordFileReader(SCHEMA, CsvLimits.DEFAULT).read(in);
      return (RecordFile.Accepted) file;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A valid record of subject `lei` with a recognisable name and city.
  public static ValidRecord planted(String lei, String name, String city) {
    return valid(
        List.of(
            lei,
            name,
            "GENERAL",
            "ACTIVE",
            "8888",
            "LU",
            city,
            "LU",
            "LU",
            "",
            "2020-02-29",
            "2024-05-03T22:00:00Z",
            "ISSUED",
            ""));
  }

  public static ValidRecord valid(List<String> values) {
    return valid(SCHEMA, values);
  }

  public static ValidRecord valid(RecordSchema schema, List<String> values) {
    return ((Validation.Valid) schema.validate(1, values)).content();
  }

  /// The first `count` bundled records with keys `key-0`, `key-1` and so on.
  public static List<Posting> postings(int from, int count) {
    List<ValidRecord> records = bundled().records();
    return IntStream.range(from, from + count)
        .mapToObj(i -> new Posting("key-" + i, records.get(i)))
        .toList();
  }
}
