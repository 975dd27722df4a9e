package org.concordat.genesis.ceremony;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.concordat.genesis.GenesisException;

/// A whole file, mapped for reading.
final class MappedFile implements AutoCloseable {
  private static final int BLOCK = 1 << 16;

  private final Arena arena;
  private final MemorySegment content;

  private MappedFile(Arena arena, MemorySegment content) {
    this.arena = arena;
    this.content = content;
  }

  static MappedFile open(Path path) {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return new MappedFile(
          arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
    } catch (IOException e) {
      arena.close();
      throw new GenesisException(
          "cannot read " + path + ": check that it is a file and may be read", e);
    }
  }

  long size() {
    return content.byteSize();
  }

  byte[] bytes(long from, int count) {
    return content.asSlice(from, count).toArray(ValueLayout.JAVA_BYTE);
  }

  /// BLAKE2b of all of it.
  byte[] hash() {
    Blake2b hash = new Blake2b();
    for (long at = 0; at < size(); at += BLOCK) {
      hash.update(bytes(at, (int) Math.min(BLOCK, size() - at)));
    }
    return hash.digest();
  }

  @Override
  public void close() {
    arena.close();
  }
}
