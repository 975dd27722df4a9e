package org.concordat.genesis.snarkfile;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.concordat.genesis.GenesisException;

/// Writes a file section by section, holding no more than one buffer of it.
///
/// What is written goes to a file beside the target, which {@link #finish} moves into place; closed
/// without that, it leaves no trace. For one thread.
public final class SnarkFileWriter implements AutoCloseable {
  private static final int BUFFER_SIZE = 1 << 16;
  private static final long NONE = -1;

  private final Path target;
  private final Path part;
  private final FileChannel channel;
  private final int sections;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE).order(ByteOrder.LITTLE_ENDIAN);

  private int begun;

  /// Where the current section's size stands, or {@link #NONE}.
  private long sizeAt = NONE;

  private SnarkFileWriter(Path target, Path part, FileChannel channel, int sections) {
    this.target = target;
    this.part = part;
    this.channel = channel;
    this.sections = sections;
  }

  /// @param sections how many the file will have
  public static SnarkFileWriter create(Path target, String magic, int version, int sections) {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      SnarkFileWriter writer = new SnarkFileWriter(target, part, channel, sections);
      writer.bytes(magic.getBytes(StandardCharsets.ISO_8859_1));
      writer.u32(version);
      writer.u32(sections);
      return writer;
    } catch (IOException e) {
      throw cannotWrite(part, e);
    }
  }

  /// @throws IllegalStateException inside a section, or when all are written
  public void begin(int type) {
    if (sizeAt != NONE || begun == sections) {
      throw new IllegalStateException("section " + type + " begins where none can");
    }
    begun++;
    u32(type);
    sizeAt = position();
    u64(0);
  }

  public void end() {
    if (sizeAt == NONE) {
      throw new IllegalStateException("no section has begun");
    }
    ByteBuffer size = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    size.putLong(0, position() - sizeAt - Long.BYTES);
    drain();
    try {
      while (size.hasRemaining()) {
        channel.write(size, sizeAt + size.position());
      }
    } catch (IOException e) {
      throw cannotWrite(part, e);
    }
    sizeAt = NONE;
  }

  public void u32(long value) {
    room(Integer.BYTES).putInt((int) value);
  }

  public void u64(long value) {
    room(Long.BYTES).putLong(value);
  }

  public void bytes(byte[] bytes) {
    bytes(MemorySegment.ofArray(bytes));
  }

  public void bytes(MemorySegment bytes) {
    long at = 0;
    while (at < bytes.byteSize()) {
      if (!buffer.hasRemaining()) {
        drain();
      }
      int size = (int) Math.min(buffer.remaining(), bytes.byteSize() - at);
      buffer.put(bytes.asSlice(at, size).asByteBuffer());
      at += size;
    }
  }

  public void words(long[] words, int from, int count) {
    for (int i = from; i < from + count; i++) {
      u64(words[i]);
    }
  }

  /// What {@link SectionCursor#prime} reads.
  public void prime(BigInteger prime) {
    u32(32);
    for (int word = 0; word < 4; word++) {
      u64(prime.shiftRight(64 * word).longValue());
    }
  }

  /// Makes the file appear under its name, in place of any older one.
  public void finish() {
    if (sizeAt != NONE || begun != sections) {
      throw new IllegalStateException(begun + " sections of " + sections + " are written");
    }
    drain();
    try {
      channel.force(true);
      channel.close();
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  private long position() {
    try {
      return channel.position() + buffer.position();
    } catch (IOException e) {
      throw cannotWrite(part, e);
    }
  }

  private ByteBuffer room(int size) {
    if (buffer.remaining() < size) {
      drain();
    }
    return buffer;
  }

  private void drain() {
    try {
      buffer.flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      buffer.clear();
    } catch (IOException e) {
      throw cannotWrite(part, e);
    }
  }

  private static GenesisException cannotWrite(Path file, IOException cause) {
    return new GenesisException(
        "cannot write " + file + ": check that the folder is there and has room", cause);
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw cannotWrite(part, e);
    }
  }
}
