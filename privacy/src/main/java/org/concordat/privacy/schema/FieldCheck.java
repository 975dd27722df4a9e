package org.concordat.privacy.schema;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.concordat.privacy.schema.FieldType.Code;
import org.concordat.privacy.schema.FieldType.Country;
import org.concordat.privacy.schema.FieldType.Day;
import org.concordat.privacy.schema.FieldType.Lei;
import org.concordat.privacy.schema.FieldType.OnFailure;
import org.concordat.privacy.schema.FieldType.Text;
import org.concordat.privacy.schema.FieldType.Whole;
import org.concordat.privacy.schema.Problem.Severity;

/// Checks one value against its field.
final class FieldCheck {
  /// One form for each number, and no more digits than 2^64 has.
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,19}");

  private FieldCheck() {}

  static Optional<Problem> check(Field field, String value, long row) {
    if (value.isEmpty()) {
      return field.required() ? error(field, row, "a value") : Optional.empty();
    }
    return switch (field.type()) {
      case Text(int maxBytes) -> text(field, value, row, maxBytes);
      case Code code -> errorUnless(isCode(code, value), field, row, code.meaning());
      case Lei(OnFailure onFailure) -> lei(field, value, row, onFailure);
      case Country() ->
          errorUnless(
              CountryCodes.contains(value), field, row, "an ISO 3166-1 alpha-2 country code");
      case Day() ->
          errorUnless(
              Days.parse(value).isPresent(),
              field,
              row,
              "a date YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ, year 0001 to 9999");
      case Whole(int bits) ->
          errorUnless(
              isNumber(value, bits), field, row, "a whole number from 0 to 2^" + bits + " - 1");
    };
  }

  private static boolean isNumber(String value, int bits) {
    return NUMBER.matcher(value).matches() && new BigInteger(value).bitLength() <= bits;
  }

  private static boolean isCode(Code code, String value) {
    return value.length() <= Code.LIMIT_BYTES
        && value.chars().allMatch(c -> c > ' ' && c < 0x7f)
        && code.pattern().matcher(value).matches();
  }

  private static Optional<Problem> text(Field field, String value, long row, int maxBytes) {
    if (value.codePoints().anyMatch(Character::isISOControl)) {
      return error(field, row, "text without control characters");
    }
    // A lone surrogate has no UTF-8 form: two such texts would share one commitment.
    try {
      ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
      return errorUnless(
          utf8.remaining() <= maxBytes, field, row, "at most " + maxBytes + " bytes of UTF-8");
    } catch (CharacterCodingException _) {
      return error(field, row, "well-formed Unicode");
    }
  }

  private static Optional<Problem> lei(Field field, String value, long row, OnFailure onFailure) {
    if (!LeiCode.hasForm(value)) {
      return error(field, row, "an LEI: 18 capitals or digits and 2 check digits (ISO 17442)");
    }
    if (LeiCode.checkDigitsPass(value)) {
      return Optional.empty();
    }
    Severity severity = onFailure == OnFailure.REJECT ? Severity.ERROR : Severity.WARNING;
    String expected = "check digits that satisfy ISO 7064 MOD 97-10";
    return Optional.of(new Problem(severity, row, field.name(), expected));
  }

  private static Optional<Problem> errorUnless(
      boolean passes, Field field, long row, String expected) {
    return passes ? Optional.empty() : error(field, row, expected);
  }

  private static Optional<Problem> error(Field field, long row, String expected) {
    return Optional.of(new Problem(Severity.ERROR, row, field.name(), expected));
  }
}
