package org.concordat.privacy.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.concordat.genesis.json.JsonSource;
import org.concordat.genesis.json.JsonWriter;
import org.concordat.genesis.json.Refusal;
import org.concordat.genesis.json.Scalar;
import org.concordat.genesis.json.Section;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.schema.Days;

/// The one text of a list, and reading it back.
public final class ListFile {
  static final String FORMAT = "concordat-policy-list/1";

  /// Room for the longest list with labels of ordinary length.
  private static final int BYTES_MAX = 8 << 20;

  private ListFile() {}

  /// What reading came to.
  public sealed interface Reading {
    record Read(PolicyList list) implements Reading {}

    /// @param reason with line and column where there is a place
    record Refused(String reason) implements Reading {}
  }

  /// The canonical text: this order of keys, two spaces, one line feed at the end.
  public static String text(PolicyList list) {
    Provenance provenance = list.provenance();
    return JsonWriter.pretty(out -> {
      out.beginObject();
      out.field("format", FORMAT);
      out.field("kind", list.kind().word());
      out.field("name", list.name());
      out.field("date", list.date().toString());
      out.field("source", provenance.source());
      out.field("sourceSha256", provenance.sourceSha256().toHexString());
      out.field("licence", provenance.licence());
      out.field("selection", provenance.selection());
      out.field("rows", provenance.rows());
      out.field("withoutIdentifier", provenance.withoutIdentifier());
      out.beginArray("entries");
      list.entries().forEach(entry -> write(out, entry));
      out.endArray();
      out.endObject();
    });
  }

  private static void write(JsonWriter out, ListEntry entry) {
    out.beginObject();
    out.field("id", entry.identifier());
    out.field("label", entry.label());
    out.endObject();
  }

  /// @throws PrivacyException if the file cannot be read
  public static Reading read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(BYTES_MAX + 1);
      return bytes.length > BYTES_MAX
          ? new Reading.Refused("it is longer than a list of " + BYTES_MAX + " bytes")
          : read(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new PrivacyException(PrivacyException.Code.INPUT_UNREADABLE, "cannot read " + file, e);
    }
  }

  public static Reading read(String text) {
    try {
      PolicyList list = parse(Section.of("", JsonSource.read(text)));
      return text(list).equals(text)
          ? new Reading.Read(list)
          : new Reading.Refused(
              "it is not in canonical form: keys, white space and digits are to be as they were"
                  + " written");
    } catch (Refusal refusal) {
      String path = refusal.path().isEmpty() ? "" : ", " + refusal.path();
      return new Reading.Refused(
          "line "
              + refusal.line()
              + ", column "
              + refusal.column()
              + path
              + ": "
              + refusal.reason());
    }
  }

  private static PolicyList parse(Section section) {
    if (!section.required("format", Scalar::text).equals(FORMAT)) {
      throw section.refuse("format", "expected " + FORMAT);
    }
    ListKind kind = section.required("kind", ListFile::kind);
    List<ListEntry> entries =
        section.required("entries", Scalar::list).stream().map(ListFile::entry).toList();
    try {
      return new PolicyList(
          kind,
          section.required("name", Scalar::text),
          section.required("date", ListFile::date),
          provenance(section),
          entries);
    } catch (IllegalArgumentException fault) {
      throw section.refuse("entries", String.valueOf(fault.getMessage()));
    }
  }

  private static Provenance provenance(Section section) {
    return new Provenance(
        section.required("source", Scalar::text),
        section.required("sourceSha256", Scalar::word),
        section.required("licence", Scalar::text),
        section.required("selection", Scalar::text),
        section.required("rows", Scalar::smallNumber),
        section.required("withoutIdentifier", Scalar::smallNumber));
  }

  private static ListKind kind(Scalar value) {
    return ListKind.find(value.text())
        .orElseThrow(
            () -> value.refuse("accredited-issuers, blocked-jurisdictions or sanctioned-entities"));
  }

  private static LocalDate date(Scalar value) {
    return Days.parse(value.text()).orElseThrow(() -> value.refuse("a day YYYY-MM-DD"));
  }

  private static ListEntry entry(Scalar value) {
    Section section = Section.of(value.path(), value.json());
    return new ListEntry(
        section.required("id", Scalar::text), section.required("label", Scalar::text));
  }
}
