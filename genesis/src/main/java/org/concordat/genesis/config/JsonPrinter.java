package org.concordat.genesis.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// Turns values back into JSON text.
final class JsonPrinter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonPrinter() {}

  /// Something that writes itself through a generator.
  interface Body {
    void write(JsonGenerator out) throws IOException;
  }

  static String compact(Json value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be written", e);
    }
    return text.toString();
  }

  /// Indented by two spaces with a final line feed, on every platform.
  static String pretty(Body body) {
    StringWriter text = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    try (JsonGenerator out = FACTORY.createGenerator(text).setPrettyPrinter(printer)) {
      body.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be written", e);
    }
    return text + "\n";
  }

  private static void write(Json value, JsonGenerator out) throws IOException {
    switch (value) {
      case Json.ObjectValue object -> {
        out.writeStartObject();
        for (Json.Member member : object.members()) {
          out.writeFieldName(member.name());
          write(member.value(), out);
        }
        out.writeEndObject();
      }
      case Json.ArrayValue array -> {
        out.writeStartArray();
        for (Json element : array.elements()) {
          write(element, out);
        }
        out.writeEndArray();
      }
      case Json.Text text -> out.writeString(text.value());
      case Json.Numeral number -> out.writeNumber(number.literal());
      case Json.Flag flag -> out.writeBoolean(flag.value());
      case Json.Null _ -> out.writeNull();
    }
  }
}
