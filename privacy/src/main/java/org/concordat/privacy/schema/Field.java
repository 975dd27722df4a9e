package org.concordat.privacy.schema;

import java.util.regex.Pattern;

/// One field of a schema.
///
/// @param name lower-case `snake_case`, the column name in files
/// @param required whether the empty value is refused; an empty optional value counts as absent
public record Field(String name, FieldType type, boolean required) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  public Field {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a field name: " + name);
    }
  }

  public static Field required(String name, FieldType type) {
    return new Field(name, type, true);
  }

  public static Field optional(String name, FieldType type) {
    return new Field(name, type, false);
  }
}
