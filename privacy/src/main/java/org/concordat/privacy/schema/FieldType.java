package org.concordat.privacy.schema;

import java.util.regex.Pattern;

/// The type of a field: which values it takes. How a value becomes a field element is decided by
/// type in `org.concordat.privacy.commitment`.
public sealed interface FieldType {

  /// Free text without control characters.
  ///
  /// @param maxBytes most bytes in UTF-8
  record Text(int maxBytes) implements FieldType {
    public static final int LIMIT_BYTES = 4096;

    public Text {
      if (maxBytes < 1 || maxBytes > LIMIT_BYTES) {
        throw new IllegalArgumentException("a text has 1 to " + LIMIT_BYTES + " bytes");
      }
    }
  }

  /// A code of 1 to 31 printable ASCII characters, so that it fits one field element.
  ///
  /// @param pattern regular expression the whole code has to match
  /// @param meaning the pattern in words, for messages
  record Code(Pattern pattern, String meaning) implements FieldType {
    public static final int LIMIT_BYTES = 31;

    public static Code of(String pattern, String meaning) {
      return new Code(Pattern.compile(pattern), meaning);
    }
  }

  /// A legal entity identifier (ISO 17442): 18 characters and two check digits.
  ///
  /// @param checkDigits what a failed check means; the form itself is always required
  record Lei(OnFailure checkDigits) implements FieldType {}

  /// An ISO 3166-1 alpha-2 code, or `XK` (Kosovo), which GLEIF uses.
  record Country() implements FieldType {}

  /// A day, written `YYYY-MM-DD` or as a UTC instant `YYYY-MM-DDThh:mm:ssZ` of that day.
  record Day() implements FieldType {}

  /// A whole number, not negative, in decimal without a sign or leading zeros.
  ///
  /// @param bits the number is below 2^bits
  record Whole(int bits) implements FieldType {
    public static final int LIMIT_BITS = 64;

    public Whole {
      if (bits < 1 || bits > LIMIT_BITS) {
        throw new IllegalArgumentException("a number has 1 to " + LIMIT_BITS + " bits");
      }
    }
  }

  /// What a failed check does to the record.
  enum OnFailure {
    WARN,
    REJECT
  }
}
