package org.concordat.privacy.vault;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The public name of a record inside its organisation: random, so it tells nothing about the
/// record.
///
/// @param value 32 lower-case hex digits
public record RecordId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
  private static final int BYTES = 16;

  public RecordId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a record id is 32 lower-case hex digits");
    }
  }

  /// Reads an id that came from outside.
  public static Optional<RecordId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new RecordId(text)) : Optional.empty();
  }

  static RecordId draw(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new RecordId(HexFormat.of().formatHex(bytes));
  }

  @Override
  public String toString() {
    return value;
  }
}
