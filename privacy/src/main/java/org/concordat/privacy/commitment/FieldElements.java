package org.concordat.privacy.commitment;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Fr;
import org.concordat.privacy.schema.Days;
import org.concordat.privacy.schema.FieldType;
import org.concordat.privacy.schema.FieldType.Code;
import org.concordat.privacy.schema.FieldType.Country;
import org.concordat.privacy.schema.FieldType.Day;
import org.concordat.privacy.schema.FieldType.Lei;
import org.concordat.privacy.schema.FieldType.Text;
import org.concordat.privacy.schema.FieldType.Whole;

/// Turns valid values into field elements; the table is in the package description.
public final class FieldElements {
  static final Fr ABSENT = Fr.reduce(BigInteger.TWO.pow(248));

  private FieldElements() {}

  /// @param value valid for `type`, or empty for absent
  public static Fr of(FieldType type, String value) {
    if (value.isEmpty()) {
      return ABSENT;
    }
    return switch (type) {
      case Text _ -> digest(value);
      case Code _ -> ascii(value);
      case Lei _ -> ascii(value);
      case Country _ -> ascii(value);
      case Day _ -> day(value);
      case Whole _ -> Fr.reduce(new BigInteger(value));
    };
  }

  private static Fr ascii(String value) {
    return Fr.reduce(new BigInteger(1, value.getBytes(StandardCharsets.US_ASCII)));
  }

  private static Fr day(String value) {
    long epochDay =
        Days.parse(value)
            .orElseThrow(() -> new IllegalStateException("a valid record holds a non-date"))
            .toEpochDay();
    return epochDay >= 0 ? Fr.of(epochDay) : Fr.of(-epochDay).negate();
  }

  private static Fr digest(String value) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return Fr.reduce(Bytes.wrap(sha256.digest(value.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
