package org.concordat.chain.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ChainException;
import org.concordat.chain.ChainException.Code;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// A store in a directory of its own, on RocksDB: one column family per segment, checksums verified
/// at every read.
///
/// The lock only keeps [#close] from pulling the native objects from under a call: calls hold it as
/// readers, side by side.
public final class RocksDbKeyValueStore implements KeyValueStore {
  private final RocksDB database;
  private final RocksDbSettings settings;
  private final List<ColumnFamilyHandle> families;
  private final Map<Segment, ColumnFamilyHandle> segments;
  private final RocksDbFaults faults;
  private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
  private boolean closed;

  private RocksDbKeyValueStore(
      RocksDB database,
      RocksDbSettings settings,
      List<ColumnFamilyHandle> families,
      RocksDbFaults faults) {
    this.database = database;
    this.settings = settings;
    this.families = families;
    this.segments = bySegment(families);
    this.faults = faults;
  }

  /// Opens the database in `directory`, or makes a new one where there is none.
  ///
  /// @throws ChainException with `STORE_READ_ONLY`, `STORE_LOCKED`, `STORE_CORRUPT`,
  ///   `STORE_FORMAT`, `NATIVE_MISSING` or `STORE_IO`; nothing on disk is deleted
  public static RocksDbKeyValueStore open(Path directory) {
    loadLibrary();
    return open(directory, new FormatFile(directory).prepare());
  }

  /// Opens a database for looking at it: makes none, and leaves one of an older format as it is.
  ///
  /// @throws ChainException as [#open] does, and `STORE_FORMAT` for an older format
  public static RocksDbKeyValueStore openCurrent(Path directory) {
    loadLibrary();
    new FormatFile(directory).requireCurrent();
    return open(directory, false);
  }

  private static RocksDbKeyValueStore open(Path directory, boolean fresh) {
    RocksDbFaults faults = new RocksDbFaults(directory);
    RocksDbSettings settings = new RocksDbSettings(fresh);
    List<ColumnFamilyHandle> families = new ArrayList<>();
    try {
      RocksDB database =
          RocksDB.open(settings.database, directory.toString(), settings.families(), families);
      return new RocksDbKeyValueStore(database, settings, families, faults);
    } catch (RocksDBException fault) {
      settings.close();
      throw faults.onOpen(fault);
    }
  }

  @Override
  public Optional<Bytes> get(Segment segment, Bytes key) {
    Lock use = use();
    try {
      return Optional.ofNullable(database.get(family(segment), key.toArrayUnsafe()))
          .map(Bytes::wrap);
    } catch (RocksDBException fault) {
      throw faults.onUse(fault);
    } finally {
      use.unlock();
    }
  }

  @Override
  public void write(WriteBatch batch) {
    Lock use = use();
    try (org.rocksdb.WriteBatch changes = new org.rocksdb.WriteBatch()) {
      for (WriteBatch.Operation operation : batch.operations()) {
        add(changes, operation);
      }
      database.write(settings.writes, changes);
    } catch (RocksDBException fault) {
      throw faults.onUse(fault);
    } finally {
      use.unlock();
    }
  }

  @Override
  public Optional<Entry> first(Segment segment, Bytes from) {
    Lock use = use();
    try (RocksIterator entries = database.newIterator(family(segment))) {
      entries.seek(from.toArrayUnsafe());
      if (entries.isValid()) {
        return Optional.of(new Entry(Bytes.wrap(entries.key()), Bytes.wrap(entries.value())));
      }
      entries.status();
      return Optional.empty();
    } catch (RocksDBException fault) {
      throw faults.onUse(fault);
    } finally {
      use.unlock();
    }
  }

  @Override
  public void scan(Segment segment, Bytes prefix, EntryVisitor visitor) {
    Lock use = use();
    byte[] start = prefix.toArrayUnsafe();
    try (RocksIterator entries = database.newIterator(family(segment))) {
      boolean goOn = true;
      for (entries.seek(start); goOn && entries.isValid(); entries.next()) {
        Bytes key = Bytes.wrap(entries.key());
        goOn =
            key.commonPrefixLength(prefix) == start.length
                && visitor.visit(key, Bytes.wrap(entries.value()));
      }
      entries.status();
    } catch (RocksDBException fault) {
      throw faults.onUse(fault);
    } finally {
      use.unlock();
    }
  }

  @Override
  public void close() {
    lifetime.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        families.forEach(ColumnFamilyHandle::close);
        database.close();
        settings.close();
      }
    } finally {
      lifetime.writeLock().unlock();
    }
  }

  private Lock use() {
    Lock lock = lifetime.readLock();
    lock.lock();
    if (closed) {
      lock.unlock();
      throw new IllegalStateException("the store is closed");
    }
    return lock;
  }

  private void add(org.rocksdb.WriteBatch changes, WriteBatch.Operation operation)
      throws RocksDBException {
    ColumnFamilyHandle family = family(operation.segment());
    switch (operation) {
      case WriteBatch.Operation.Put put ->
          changes.put(family, put.key().toArrayUnsafe(), put.value().toArrayUnsafe());
      case WriteBatch.Operation.Remove remove ->
          changes.delete(family, remove.key().toArrayUnsafe());
      case WriteBatch.Operation.RemovePrefix range ->
          changes.deleteRange(family, range.prefix().toArrayUnsafe(), KeyRange.end(range.prefix()));
    }
  }

  private ColumnFamilyHandle family(Segment segment) {
    return Objects.requireNonNull(segments.get(segment), "a segment without a column family");
  }

  /// In the order of [RocksDbSettings#families]: the first is RocksDB's default one.
  private static Map<Segment, ColumnFamilyHandle> bySegment(List<ColumnFamilyHandle> families) {
    Map<Segment, ColumnFamilyHandle> segments = new EnumMap<>(Segment.class);
    Iterator<ColumnFamilyHandle> handles = families.listIterator(1);
    for (Segment segment : Segment.values()) {
      segments.put(segment, handles.next());
    }
    return segments;
  }

  private static void loadLibrary() {
    try {
      RocksDB.loadLibrary();
    } catch (RuntimeException | LinkageError fault) {
      throw new ChainException(
          Code.NATIVE_MISSING,
          "RocksDB's native library cannot be loaded on this machine. Use a supported platform"
              + " (Linux, macOS or Windows on x86-64 or ARM64) and a temporary directory that"
              + " allows executables.",
          fault);
    }
  }
}
