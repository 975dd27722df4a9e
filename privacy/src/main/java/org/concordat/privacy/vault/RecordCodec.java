package org.concordat.privacy.vault;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The plain form of a record's values inside its ciphertext: version byte 1, number of values (one
/// byte), then per value its length (two bytes) and UTF-8 bytes, then zeros up to a multiple of 64
/// bytes, so that the ciphertext tells little about the lengths.
final class RecordCodec {
  private static final byte VERSION = 1;
  private static final int BLOCK = 64;

  private RecordCodec() {}

  static byte[] encode(List<String> values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(VERSION);
    out.write(values.size());
    for (String value : values) {
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      if (utf8.length > 0xffff) {
        throw new IllegalStateException("a valid value cannot be that long");
      }
      out.write(utf8.length >>> 8);
      out.write(utf8.length);
      out.writeBytes(utf8);
    }
    out.writeBytes(new byte[(BLOCK - out.size() % BLOCK) % BLOCK]);
    return out.toByteArray();
  }

  /// Empty if `plain` is not an encoding.
  static Optional<List<String>> decode(byte[] plain) {
    ByteBuffer in = ByteBuffer.wrap(plain);
    try {
      if (in.get() != VERSION) {
        return Optional.empty();
      }
      int count = in.get() & 0xff;
      List<String> values = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        byte[] utf8 = new byte[in.getShort() & 0xffff];
        in.get(utf8);
        values.add(new String(utf8, StandardCharsets.UTF_8));
      }
      return Optional.of(values);
    } catch (BufferUnderflowException _) {
      return Optional.empty();
    }
  }
}
