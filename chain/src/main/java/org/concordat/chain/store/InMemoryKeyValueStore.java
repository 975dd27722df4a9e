package org.concordat.chain.store;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.tuweni.bytes.Bytes;

/// A store that forgets everything when it is closed: for tests and throw-away networks.
public final class InMemoryKeyValueStore implements KeyValueStore {
  private final Map<Segment, NavigableMap<byte[], Bytes>> segments = new EnumMap<>(Segment.class);
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  public InMemoryKeyValueStore() {
    for (Segment segment : Segment.values()) {
      segments.put(segment, new TreeMap<>(Arrays::compareUnsigned));
    }
  }

  @Override
  public Optional<Bytes> get(Segment segment, Bytes key) {
    lock.readLock().lock();
    try {
      return Optional.ofNullable(entries(segment).get(key.toArrayUnsafe()));
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void write(WriteBatch batch) {
    lock.writeLock().lock();
    try {
      requireOpen();
      for (WriteBatch.Operation operation : batch.operations()) {
        apply(operation, entries(operation.segment()));
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static void apply(WriteBatch.Operation operation, NavigableMap<byte[], Bytes> entries) {
    switch (operation) {
      case WriteBatch.Operation.Put put ->
          entries.put(put.key().toArray(), Bytes.wrap(put.value().toArray()));
      case WriteBatch.Operation.Remove remove -> entries.remove(remove.key().toArrayUnsafe());
      case WriteBatch.Operation.RemovePrefix range -> {
        byte[] end = KeyRange.end(range.prefix());
        entries.subMap(range.prefix().toArrayUnsafe(), end).clear();
      }
    }
  }

  @Override
  public Optional<Entry> first(Segment segment, Bytes from) {
    lock.readLock().lock();
    try {
      return Optional.ofNullable(entries(segment).ceilingEntry(from.toArrayUnsafe()))
          .map(entry -> new Entry(Bytes.wrap(entry.getKey().clone()), entry.getValue()));
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void scan(Segment segment, Bytes prefix, EntryVisitor visitor) {
    for (Map.Entry<byte[], Bytes> entry : from(segment, prefix).entrySet()) {
      Bytes key = Bytes.wrap(entry.getKey().clone());
      boolean inside = key.commonPrefixLength(prefix) == prefix.size();
      if (!inside || !visitor.visit(key, entry.getValue())) {
        return;
      }
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closed = true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private NavigableMap<byte[], Bytes> from(Segment segment, Bytes prefix) {
    lock.readLock().lock();
    try {
      return new TreeMap<>(entries(segment).tailMap(prefix.toArrayUnsafe()));
    } finally {
      lock.readLock().unlock();
    }
  }

  private NavigableMap<byte[], Bytes> entries(Segment segment) {
    requireOpen();
    return segments.computeIfAbsent(segment, _ -> new TreeMap<>(Arrays::compareUnsigned));
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
  }
}
