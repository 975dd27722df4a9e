package org.concordat.genesis.groth16;

import java.util.List;

/// JSON laid out as snarkjs lays it out, so that files can be compared byte by byte: one value a
/// line, one blank of indentation per level, no line feed at the end.
final class JsonText {
  private final StringBuilder out = new StringBuilder("{");

  private JsonText() {}

  static JsonText object() {
    return new JsonText();
  }

  /// A list of texts or of lists.
  static String of(List<?> list) {
    StringBuilder out = new StringBuilder();
    write(out, list, 0);
    return out.toString();
  }

  /// @param value a text, a number, or a list of texts or of lists
  JsonText with(String name, Object value) {
    out.append(out.length() == 1 ? "\n " : ",\n ").append('"').append(name).append("\": ");
    write(out, value, 1);
    return this;
  }

  private static void write(StringBuilder out, Object value, int depth) {
    switch (value) {
      case List<?> list -> {
        out.append('[');
        String separator = "";
        for (Object element : list) {
          out.append(separator).append('\n').repeat(' ', depth + 1);
          write(out, element, depth + 1);
          separator = ",";
        }
        out.append('\n').repeat(' ', depth).append(']');
      }
      case Number number -> out.append(number);
      default -> out.append('"').append(value).append('"');
    }
  }

  @Override
  public String toString() {
    return out + "\n}";
  }
}
