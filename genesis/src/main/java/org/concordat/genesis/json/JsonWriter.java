package org.concordat.genesis.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/// Writes JSON into a text, value after value.
public final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator out;

  private JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  @FunctionalInterface
  private interface Action {
    void run() throws IOException;
  }

  /// Without any white space.
  public static String compact(Consumer<JsonWriter> body) {
    StringWriter text = new StringWriter();
    quietly(() -> writeTo(FACTORY.createGenerator(text), body));
    return text.toString();
  }

  /// Indented by two spaces with a final line feed, on every platform.
  public static String pretty(Consumer<JsonWriter> body) {
    StringWriter text = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    quietly(() -> writeTo(FACTORY.createGenerator(text).setPrettyPrinter(printer), body));
    return text + "\n";
  }

  private static void writeTo(JsonGenerator generator, Consumer<JsonWriter> body)
      throws IOException {
    try (generator) {
      body.accept(new JsonWriter(generator));
    }
  }

  private static void quietly(Action action) {
    try {
      action.run();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be written", e);
    }
  }

  public void beginObject() {
    quietly(out::writeStartObject);
  }

  public void beginObject(String name) {
    quietly(() -> out.writeObjectFieldStart(name));
  }

  public void endObject() {
    quietly(out::writeEndObject);
  }

  public void beginArray() {
    quietly(out::writeStartArray);
  }

  public void beginArray(String name) {
    quietly(() -> out.writeArrayFieldStart(name));
  }

  public void endArray() {
    quietly(out::writeEndArray);
  }

  public void name(String name) {
    quietly(() -> out.writeFieldName(name));
  }

  public void text(String value) {
    quietly(() -> out.writeString(value));
  }

  /// A value that is JSON already.
  public void raw(String json) {
    quietly(() -> out.writeRawValue(json));
  }

  public void field(String name, String value) {
    quietly(() -> out.writeStringField(name, value));
  }

  public void field(String name, long value) {
    quietly(() -> out.writeNumberField(name, value));
  }

  public void field(String name, boolean value) {
    quietly(() -> out.writeBooleanField(name, value));
  }
}
