package org.concordat.anchor.relayer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.AnchorException.Code;
import org.jspecify.annotations.Nullable;

/// An outbox in one file, replaced as a whole: written beside it, forced to disk, renamed over it.
/// A lock file keeps a second relayer out.
public final class FileOutbox implements Outbox, AutoCloseable {
  private static final int MAXIMUM_BYTES = 4 << 20;

  private final Path file;
  private final OutboxCodec codec;
  private final FileChannel lockChannel;

  private FileOutbox(Path file, OutboxCodec codec, FileChannel lockChannel) {
    this.file = file;
    this.codec = codec;
    this.lockChannel = lockChannel;
  }

  /// @param file need not exist; its directory must
  /// @throws AnchorException when another process has it open, or the directory is not writable
  public static FileOutbox open(Path file, AnchorIdentity identity) {
    Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lock(channel)) {
        channel.close();
        throw new AnchorException(
            Code.OUTBOX_IO, "another relayer uses " + file + "; stop it or name another file");
      }
      return new FileOutbox(file, new OutboxCodec(identity), channel);
    } catch (IOException e) {
      throw fault("open", file, e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    }
  }

  @Override
  public OutboxState read() {
    try {
      if (!Files.exists(file)) {
        return new OutboxState.Idle();
      }
      if (Files.size(file) > MAXIMUM_BYTES) {
        throw new AnchorException(Code.OUTBOX_CORRUPT, file + " is too long");
      }
      return codec.decode(Files.readAllBytes(file));
    } catch (IOException e) {
      throw fault("read", file, e);
    }
  }

  @Override
  public void write(OutboxState state) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      writeAndForce(fresh, codec.encode(state));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceDirectory();
    } catch (IOException e) {
      throw fault("write", file, e);
    }
  }

  private static void writeAndForce(Path path, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /// The rename itself must be on disk before a transaction is sent.
  private void forceDirectory() throws IOException {
    try (FileChannel directory =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  @Override
  public void close() {
    try {
      lockChannel.close();
    } catch (IOException e) {
      throw fault("close", file, e);
    }
  }

  private static AnchorException fault(String action, Path file, IOException cause) {
    return new AnchorException(Code.OUTBOX_IO, "cannot " + action + " " + file, cause);
  }
}
