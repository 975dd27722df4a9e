package org.concordat.chain.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteOptions;

/// The native objects that configure one open database. They live as long as it does.
final class RocksDbSettings implements AutoCloseable {
  private static final long BLOCK_CACHE_BYTES = 64L << 20;
  private static final long WRITE_BUFFERS_BYTES = 64L << 20;
  private static final long SEGMENT_BUFFER_BYTES = 16L << 20;
  private static final long LOG_BYTES = 128L << 20;
  private static final double BLOOM_BITS_PER_KEY = 10;

  /// Versions of one trie node lie side by side and share most of their bytes: large blocks let the
  /// compression find that.
  private static final int HISTORY_BLOCK_BYTES = 32 << 10;

  private static final int MAX_OPEN_FILES = 512;
  private static final int MAX_INFO_LOGS = 4;

  private final LRUCache cache = new LRUCache(BLOCK_CACHE_BYTES);
  private final BloomFilter filter = new BloomFilter(BLOOM_BITS_PER_KEY);
  private final ColumnFamilyOptions segmentOptions;
  private final ColumnFamilyOptions historyOptions;
  final DBOptions database;

  /// A write is acknowledged when it would survive a power cut: blocks here are final.
  final WriteOptions writes = new WriteOptions().setSync(true);

  /// @param create whether to make the database and its segments
  RocksDbSettings(boolean create) {
    segmentOptions = options(tables(), CompressionType.LZ4_COMPRESSION);
    historyOptions =
        options(tables().setBlockSize(HISTORY_BLOCK_BYTES), CompressionType.ZSTD_COMPRESSION);
    database =
        new DBOptions()
            .setCreateIfMissing(create)
            .setCreateMissingColumnFamilies(true)
            .setParanoidChecks(true)
            .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
            .setDbWriteBufferSize(WRITE_BUFFERS_BYTES)
            .setMaxTotalWalSize(LOG_BYTES)
            .setMaxOpenFiles(MAX_OPEN_FILES)
            .setKeepLogFileNum(MAX_INFO_LOGS)
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL);
  }

  /// RocksDB's own default family, which stays empty, then the segments in order.
  List<ColumnFamilyDescriptor> families() {
    List<ColumnFamilyDescriptor> families = new ArrayList<>();
    families.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, segmentOptions));
    Arrays.stream(Segment.values()).forEach(segment -> families.add(family(segment)));
    return families;
  }

  private ColumnFamilyDescriptor family(Segment segment) {
    byte[] name = segment.name().getBytes(StandardCharsets.US_ASCII);
    boolean history = segment == Segment.STATE_HISTORY;
    return new ColumnFamilyDescriptor(name, history ? historyOptions : segmentOptions);
  }

  private BlockBasedTableConfig tables() {
    return new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(filter);
  }

  private static ColumnFamilyOptions options(
      BlockBasedTableConfig tables, CompressionType compression) {
    return new ColumnFamilyOptions()
        .setWriteBufferSize(SEGMENT_BUFFER_BYTES)
        .setCompressionType(compression)
        .setTableFormatConfig(tables);
  }

  @Override
  public void close() {
    writes.close();
    database.close();
    segmentOptions.close();
    historyOptions.close();
    filter.close();
    cache.close();
  }
}
