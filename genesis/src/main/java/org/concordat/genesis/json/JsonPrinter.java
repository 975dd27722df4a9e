package org.concordat.genesis.json;

/// Turns located values back into JSON text.
final class JsonPrinter {
  private JsonPrinter() {}

  static String compact(Json value) {
    return JsonWriter.compact(out -> write(value, out));
  }

  private static void write(Json value, JsonWriter out) {
    switch (value) {
      case Json.ObjectValue object -> {
        out.beginObject();
        for (Json.Member member : object.members()) {
          out.name(member.name());
          write(member.value(), out);
        }
        out.endObject();
      }
      case Json.ArrayValue array -> {
        out.beginArray();
        array.elements().forEach(element -> write(element, out));
        out.endArray();
      }
      case Json.Text text -> out.text(text.value());
      case Json.Numeral number -> out.raw(number.literal());
      case Json.Flag flag -> out.raw(String.valueOf(flag.value()));
      case Json.Null _ -> out.raw("null");
    }
  }
}
