package org.concordat.chain.store;

import java.nio.file.Path;
import java.util.Locale;
import org.concordat.chain.ChainException;
import org.concordat.chain.ChainException.Code;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// Says in words what RocksDB says in statuses.
record RocksDbFaults(Path directory) {
  /// While opening a database that should be there.
  ChainException onOpen(RocksDBException fault) {
    String text = text(fault);
    if (text.contains("lock")) {
      return fault(
          Code.STORE_LOCKED,
          "is open in another process. Stop that process, or choose another data directory.",
          fault);
    }
    boolean fileMissing = text.contains("no such file") || text.contains("does not exist");
    boolean inconsistent = code(fault) == Status.Code.InvalidArgument;
    return fileMissing || inconsistent ? corrupt(fault) : onUse(fault);
  }

  ChainException onUse(RocksDBException fault) {
    String text = text(fault);
    if (code(fault) == Status.Code.Corruption || text.contains("checksum")) {
      return corrupt(fault);
    }
    if (text.contains("permission denied") || text.contains("read-only")) {
      return fault(
          Code.STORE_READ_ONLY,
          "cannot be written. Give this user write access to it and to all files in it.",
          fault);
    }
    return fault(
        Code.STORE_IO,
        "failed. Check the free space and the health of the disk, then start again.",
        fault);
  }

  private ChainException corrupt(RocksDBException fault) {
    return fault(
        Code.STORE_CORRUPT,
        "is damaged. Restore it from a backup, or move it away and sync again into an empty"
            + " directory; nothing was deleted.",
        fault);
  }

  private ChainException fault(Code code, String whatToDo, RocksDBException cause) {
    return new ChainException(
        code,
        "The database in " + directory + " " + whatToDo + " (" + cause.getMessage() + ")",
        cause);
  }

  private static String text(RocksDBException fault) {
    return String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
  }

  private static Status.@Nullable Code code(RocksDBException fault) {
    Status status = fault.getStatus();
    return status == null ? null : status.getCode();
  }
}
