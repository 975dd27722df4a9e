package org.concordat.deploy.bench;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.apache.tuweni.bytes.Bytes;

/// EVM bytecode under construction.
final class Assembly {
  private static final HexFormat HEX = HexFormat.of();
  private static final int PUSH2 = 0x61;
  private static final int PUSH0 = 0x5f;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /// Appends instructions as hex; white space is ignored.
  Assembly hex(String code) {
    out.writeBytes(HEX.parseHex(code.replaceAll("\\s", "")));
    return this;
  }

  /// The same instructions `count` times.
  Assembly repeat(int count, String code) {
    for (int i = 0; i < count; i++) {
      hex(code);
    }
    return this;
  }

  /// PUSH of the fewest bytes.
  Assembly push(long value) {
    int size = (71 - Long.numberOfLeadingZeros(value)) / 8;
    out.write(PUSH0 + size);
    for (int i = size - 1; i >= 0; i--) {
      out.write((int) (value >>> (8 * i)));
    }
    return this;
  }

  /// PUSH of a place in the code, always of the same size.
  Assembly pushPlace(int place) {
    out.write(PUSH2);
    out.write(place >>> 8);
    out.write(place);
    return this;
  }

  int size() {
    return out.size();
  }

  Bytes bytes() {
    return Bytes.wrap(out.toByteArray());
  }
}
