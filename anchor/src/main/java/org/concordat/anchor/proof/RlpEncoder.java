package org.concordat.anchor.proof;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/// Writes RLP from parts. Lists take already encoded items, so that parts of a header that do not
/// change are copied and never decoded and written again.
public final class RlpEncoder {
  private RlpEncoder() {}

  public static Bytes text(Bytes value) {
    if (value.size() == 1 && (value.get(0) & 0xff) < 0x80) {
      return value;
    }
    return Bytes.concatenate(prefix(0x80, value.size()), value);
  }

  /// @param value not negative
  public static Bytes scalar(long value) {
    return text(Bytes.ofUnsignedLong(value).trimLeadingZeros());
  }

  public static Bytes list(List<Bytes> encodedItems) {
    Bytes payload = Bytes.concatenate(encodedItems);
    return Bytes.concatenate(prefix(0xc0, payload.size()), payload);
  }

  private static Bytes prefix(int base, int length) {
    if (length <= 55) {
      return Bytes.of((byte) (base + length));
    }
    Bytes size = Bytes.ofUnsignedInt(length).trimLeadingZeros();
    return Bytes.concatenate(Bytes.of((byte) (base + 55 + size.size())), size);
  }
}
