package org.concordat.genesis.json;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;

/// A value of the file with its path, and the readings Besu gives to values.
public record Scalar(String path, Json json) {
  private static final Pattern HEX = Pattern.compile("(0[xX])?[0-9a-fA-F]*");
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]*");
  private static final int WORD_BITS = 256;
  private static final int HEX_QUANTITY_MAX = 2 + 64;

  public Refusal refuse(String expected) {
    return new Refusal(path, json.at(), "expected " + expected + ", found " + json.kind());
  }

  public Refusal refuseMeaning(String message) {
    return new Refusal(path, json.at(), message);
  }

  public String text() {
    if (json instanceof Json.Text text) {
      return text.value();
    }
    throw refuse("a text");
  }

  public List<Scalar> list() {
    if (!(json instanceof Json.ArrayValue(_, List<Json> elements))) {
      throw refuse("a list");
    }
    return IntStream.range(0, elements.size())
        .mapToObj(i -> new Scalar(path + "[" + i + "]", elements.get(i)))
        .toList();
  }

  public boolean flag() {
    if (json instanceof Json.Flag flag) {
      return flag.value();
    }
    if (json instanceof Json.Text text && text.value().matches("(?i)true|false")) {
      return text.value().toLowerCase(Locale.ROOT).equals("true");
    }
    throw refuse("true or false");
  }

  /// A JSON integer, as fork numbers must be.
  public long plainNumber() {
    if (json instanceof Json.Numeral number && DECIMAL.matcher(number.literal()).matches()) {
      return inLong(new BigInteger(number.literal()));
    }
    throw refuse("a whole number without quotes, not negative");
  }

  /// A number, or a text with a decimal or 0x-hexadecimal number, below 2^63.
  public long number() {
    return inLong(quantity().toBigInteger());
  }

  public long positiveNumber() {
    long value = number();
    if (value == 0) {
      throw refuse("a number above 0");
    }
    return value;
  }

  public int smallNumber() {
    long value = number();
    if (value > Integer.MAX_VALUE) {
      throw refuse("a number of at most " + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  public int smallPositiveNumber() {
    int value = smallNumber();
    if (value == 0) {
      throw refuse("a number above 0");
    }
    return value;
  }

  private long inLong(BigInteger value) {
    if (value.bitLength() > 63) {
      throw refuse("a number below 2^63");
    }
    return value.longValue();
  }

  /// A number, or a text with a decimal or 0x-hexadecimal number, below 2^256.
  public UInt256 quantity() {
    String literal = json instanceof Json.Numeral number ? number.literal() : text();
    if (literal.startsWith("0x") || literal.startsWith("0X")) {
      return hexQuantity();
    }
    if (literal.length() > 1 && literal.startsWith("0")) {
      throw refuse("a number without leading zeros, which Besu would read as octal");
    }
    if (!DECIMAL.matcher(literal).matches()) {
      throw refuse("a decimal or 0x-hexadecimal number");
    }
    return inWord(new BigInteger(literal));
  }

  /// An amount of wei: like {@link #quantity}, but leading zeros mean nothing.
  public UInt256 amount() {
    if (json instanceof Json.Text text && text.value().matches("0+[0-9]+")) {
      String digits = text.value().replaceFirst("^0+(?=[0-9])", "");
      return new Scalar(path, new Json.Text(json.at(), digits)).quantity();
    }
    return quantity();
  }

  /// A text with a hexadecimal number below 2^256, `0x` optional.
  public UInt256 hexQuantity() {
    String digits = text();
    if (!HEX.matcher(digits).matches() || digits.length() > HEX_QUANTITY_MAX) {
      throw refuse("a hexadecimal number of at most 64 digits");
    }
    digits = stripped(digits);
    return digits.isEmpty() ? UInt256.ZERO : inWord(new BigInteger(digits, 16));
  }

  /// Eight bytes, as unsigned hexadecimal.
  public long hexLong() {
    UInt256 value = hexQuantity();
    if (value.bitLength() > 64) {
      throw refuse("a hexadecimal number of at most 16 digits");
    }
    return value.toBigInteger().longValue();
  }

  /// An amount of gas in hexadecimal, below 2^63.
  public long gasHex() {
    return inLong(hexQuantity().toBigInteger());
  }

  private UInt256 inWord(BigInteger value) {
    if (value.bitLength() > WORD_BITS) {
      throw refuse("a number below 2^256");
    }
    return UInt256.valueOf(value);
  }

  /// Whole bytes in hexadecimal, `0x` optional; the empty text is no bytes.
  public Bytes bytes() {
    String digits = text();
    if (!HEX.matcher(digits).matches() || digits.length() % 2 != 0) {
      throw refuse("bytes in hexadecimal, two digits each");
    }
    return Bytes.fromHexString(stripped(digits));
  }

  /// At most 32 bytes in hexadecimal, padded on the left.
  public Bytes32 word() {
    return hexQuantity().toBytes();
  }

  public Address address() {
    return address(this, text());
  }

  public static Address address(Scalar source, String hex) {
    String digits = stripped(hex);
    if (!HEX.matcher(hex).matches() || digits.length() != 2 * Address.SIZE) {
      throw source.refuse("an address of 40 hexadecimal digits");
    }
    return Address.fromHex(digits);
  }

  private static String stripped(String hex) {
    return hex.startsWith("0x") || hex.startsWith("0X") ? hex.substring(2) : hex;
  }
}
