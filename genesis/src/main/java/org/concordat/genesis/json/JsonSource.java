package org.concordat.genesis.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.concordat.genesis.json.Json.Position;

/// Reads a text into located JSON values, within bounds that no honest genesis file meets.
public final class JsonSource {
  static final int DEPTH_MAX = 32;
  static final int NUMBER_DIGITS_MAX = 100;
  static final int TEXT_LENGTH_MAX = 64 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxNumberLength(NUMBER_DIGITS_MAX)
                  .maxStringLength(TEXT_LENGTH_MAX)
                  .maxDocumentLength(TEXT_LENGTH_MAX)
                  .build())
          .build();

  private final JsonParser parser;

  private JsonSource(JsonParser parser) {
    this.parser = parser;
  }

  /// @throws Refusal for a text that is not one JSON value within the bounds
  public static Json read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonSource source = new JsonSource(parser);
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new Refusal("", new Position(1, 1), "the file is empty");
      }
      Json value = source.value(first);
      if (parser.nextToken() != null) {
        throw new Refusal("", source.position(), "nothing may follow the closing brace");
      }
      return value;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      Position position =
          at == null ? new Position(1, 1) : new Position(at.getLineNr(), at.getColumnNr());
      throw new Refusal("", position, "not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
  }

  private Position position() {
    JsonLocation at = parser.currentTokenLocation();
    return new Position(at.getLineNr(), at.getColumnNr());
  }

  private Json value(JsonToken token) throws IOException {
    Position at = position();
    return switch (token) {
      case START_OBJECT -> object(at);
      case START_ARRAY -> array(at);
      case VALUE_STRING -> new Json.Text(at, parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(at, parser.getText());
      case VALUE_TRUE -> new Json.Flag(at, true);
      case VALUE_FALSE -> new Json.Flag(at, false);
      case VALUE_NULL -> new Json.Null(at);
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("the parser gave " + token + " in place of a value");
    };
  }

  private Json object(Position at) throws IOException {
    List<Json.Member> members = new ArrayList<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      members.add(new Json.Member(name, value(parser.nextToken())));
    }
    return new Json.ObjectValue(at, List.copyOf(members));
  }

  private Json array(Position at) throws IOException {
    List<Json> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      elements.add(value(token));
    }
    return new Json.ArrayValue(at, List.copyOf(elements));
  }
}
