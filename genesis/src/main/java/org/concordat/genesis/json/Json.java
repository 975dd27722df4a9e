package org.concordat.genesis.json;

import java.util.List;

/// A JSON value that knows where it stood in the file.
public sealed interface Json {
  Position at();

  /// What an error message calls this value.
  String kind();

  /// Both counted from 1.
  record Position(int line, int column) {}

  record Member(String name, Json value) {}

  record ObjectValue(Position at, List<Member> members) implements Json {
    @Override
    public String kind() {
      return "an object";
    }
  }

  record ArrayValue(Position at, List<Json> elements) implements Json {
    @Override
    public String kind() {
      return "a list";
    }
  }

  record Text(Position at, String value) implements Json {
    @Override
    public String kind() {
      return "the text \"" + shortened(value) + "\"";
    }
  }

  /// @param literal as written, so that no digit is lost
  record Numeral(Position at, String literal) implements Json {
    @Override
    public String kind() {
      return "the number " + shortened(literal);
    }
  }

  record Flag(Position at, boolean value) implements Json {
    @Override
    public String kind() {
      return String.valueOf(value);
    }
  }

  record Null(Position at) implements Json {
    @Override
    public String kind() {
      return "null";
    }
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }
}
