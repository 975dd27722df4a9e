package org.concordat.genesis.snarkfile;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.concordat.genesis.GenesisException;

/// An open file of sections, mapped: nothing of it is on the heap, and its pages are the operating
/// system's to keep or drop. Any thread may read it; nobody may after it is closed.
public final class SnarkFile implements AutoCloseable {
  /// No format has more than a dozen.
  static final int SECTIONS_MAX = 64;

  static final int HEADER_SIZE = 12;
  static final int SECTION_HEADER_SIZE = 12;

  private final Arena arena;
  private final int version;
  private final Map<Integer, MemorySegment> sections;

  private SnarkFile(Arena arena, int version, Map<Integer, MemorySegment> sections) {
    this.arena = arena;
    this.version = version;
    this.sections = sections;
  }

  /// @param magic four letters
  /// @param versionMax the newest version the caller can read; older ones down to 1 are accepted
  /// @throws GenesisException for a file that cannot be read at all
  public static Reading<SnarkFile> open(Path file, String magic, int versionMax) {
    Arena arena = Arena.ofShared();
    boolean opened = false;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment whole = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      Reading<SnarkFile> reading = Reading.of(() -> parse(arena, whole, magic, versionMax));
      opened = reading instanceof Reading.Accepted;
      return reading;
    } catch (IOException e) {
      throw new GenesisException(
          "cannot read " + file + ": check that it is a file and may be read", e);
    } finally {
      if (!opened) {
        arena.close();
      }
    }
  }

  private static SnarkFile parse(Arena arena, MemorySegment whole, String magic, int versionMax) {
    Malformed.unless(
        whole.byteSize() >= HEADER_SIZE,
        () -> "a file of " + whole.byteSize() + " bytes has no room for a header");
    SectionCursor cursor = new SectionCursor("header", whole);
    byte[] found = cursor.bytes(magic.length());
    Malformed.unless(
        new String(found, StandardCharsets.ISO_8859_1).equals(magic),
        () -> "not a ." + magic + " file: it does not begin with \"" + magic + "\"");
    long version = cursor.u32();
    Malformed.unless(
        version >= 1 && version <= versionMax,
        () -> "version " + version + " of ." + magic + " files; known are 1 to " + versionMax);
    long count = cursor.u32();
    Malformed.unless(
        count <= SECTIONS_MAX, () -> count + " sections; at most " + SECTIONS_MAX + " are read");
    Map<Integer, MemorySegment> sections = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      int type = Math.toIntExact(cursor.below(Integer.MAX_VALUE, "a section's type"));
      MemorySegment content = cursor.slice(cursor.u64());
      Malformed.unless(
          sections.put(type, content) == null, () -> "section " + type + " appears twice");
    }
    cursor.end();
    return new SnarkFile(arena, (int) version, sections);
  }

  public int version() {
    return version;
  }

  public boolean has(int type) {
    return sections.containsKey(type);
  }

  public Optional<MemorySegment> section(int type) {
    return Optional.ofNullable(sections.get(type));
  }

  /// @throws Malformed when the file has no such section
  public SectionCursor cursor(int type, String name) {
    return new SectionCursor(name, require(type, name));
  }

  /// A section whose size the caller knows from elsewhere in the file.
  ///
  /// @throws Malformed when it is not there or has another size
  public MemorySegment exactly(int type, String name, long size) {
    MemorySegment content = require(type, name);
    Malformed.unless(
        content.byteSize() == size,
        () ->
            "section %d (%s) has %d bytes where the header demands %d"
                .formatted(type, name, content.byteSize(), size));
    return content;
  }

  private MemorySegment require(int type, String name) {
    return section(type)
        .orElseThrow(() -> new Malformed("there is no section " + type + " (" + name + ")"));
  }

  @Override
  public void close() {
    arena.close();
  }
}
