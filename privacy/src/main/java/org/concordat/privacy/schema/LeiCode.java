package org.concordat.privacy.schema;

/// Form and check digits of a legal entity identifier.
final class LeiCode {
  private static final int LENGTH = 20;
  private static final int MODULUS = 97;

  private LeiCode() {}

  static boolean hasForm(String value) {
    if (value.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = value.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      boolean capital = c >= 'A' && c <= 'Z' && i < LENGTH - 2;
      if (!digit && !capital) {
        return false;
      }
    }
    return true;
  }

  /// ISO 7064 MOD 97-10: letters count as 10 to 35, the whole number leaves 1.
  static boolean checkDigitsPass(String lei) {
    int remainder = 0;
    for (int i = 0; i < lei.length(); i++) {
      int value = Character.digit(lei.charAt(i), 36);
      int shift = value < 10 ? 10 : 100;
      remainder = (remainder * shift + value) % MODULUS;
    }
    return remainder == 1;
  }
}
