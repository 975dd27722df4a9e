package org.concordat.genesis.ceremony;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.snarkfile.Malformed;
import org.concordat.genesis.snarkfile.SectionCursor;
import org.concordat.genesis.snarkfile.SnarkFileWriter;

/// What a contribution says of itself. The name is not part of any hash: anybody can write it, and
/// only a signed {@link Attestation} makes it mean something.
///
/// In a file: `u32` type (0 a person's, 1 a beacon's), `u32` size of the fields, then the fields by
/// ascending tag: 1 name (length byte, UTF-8), 2 logarithm of the iterations (one byte), 3 beacon
/// (length byte, bytes).
///
/// @param name at most {@link #NAME_MAX} characters; empty for none
public record ContributionLabel(String name, Optional<Beacon> beacon) {
  public static final int NAME_MAX = 64;

  private static final int NAME = 1;
  private static final int ITERATIONS = 2;
  private static final int BEACON = 3;
  private static final int FIELDS_SIZE_MAX = 1024;

  public ContributionLabel {
    if (name.length() > NAME_MAX || utf8(name).length > 255) {
      throw new IllegalArgumentException("a contribution's name has at most 64 characters");
    }
  }

  public static ContributionLabel of(String name) {
    return new ContributionLabel(name, Optional.empty());
  }

  public static ContributionLabel of(String name, Beacon beacon) {
    return new ContributionLabel(name, Optional.of(beacon));
  }

  private static byte[] utf8(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  void write(SnarkFileWriter out) {
    ByteArrayOutputStream fields = new ByteArrayOutputStream();
    if (!name.isEmpty()) {
      writeField(fields, NAME, utf8(name));
    }
    beacon.ifPresent(present -> {
      fields.write(ITERATIONS);
      fields.write(present.iterationsLog());
      writeField(fields, BEACON, present.value().toArrayUnsafe());
    });
    out.u32(beacon.isPresent() ? 1 : 0);
    out.u32(fields.size());
    out.bytes(fields.toByteArray());
  }

  private static void writeField(ByteArrayOutputStream fields, int tag, byte[] content) {
    fields.write(tag);
    fields.write(content.length);
    fields.writeBytes(content);
  }

  /// @throws Malformed for anything else than a label this class writes or snarkjs could have
  static ContributionLabel read(SectionCursor in) {
    long type = in.below(2, "a contribution's type");
    int size = (int) in.below(FIELDS_SIZE_MAX + 1L, "the size of a contribution's fields");
    SectionCursor fields = new SectionCursor("contribution", in.slice(size));
    String name = "";
    int iterations = 0;
    Bytes value = Bytes.EMPTY;
    int last = 0;
    while (fields.remaining() > 0) {
      int tag = readByte(fields);
      int previous = last;
      Malformed.unless(tag > previous && tag <= BEACON, () -> "contribution: field " + tag);
      last = tag;
      switch (tag) {
        case NAME -> name = new String(readField(fields), StandardCharsets.UTF_8);
        case ITERATIONS -> iterations = readByte(fields);
        default -> value = Bytes.wrap(readField(fields));
      }
    }
    return checked(name, type == 1, value, iterations);
  }

  private static ContributionLabel checked(
      String name, boolean isBeacon, Bytes value, int iterations) {
    try {
      return isBeacon ? of(name, new Beacon(value, iterations)) : of(name);
    } catch (IllegalArgumentException e) {
      throw new Malformed("contribution: " + e.getMessage());
    }
  }

  private static int readByte(SectionCursor fields) {
    return fields.bytes(1)[0] & 0xff;
  }

  private static byte[] readField(SectionCursor fields) {
    return fields.bytes(readByte(fields));
  }
}
