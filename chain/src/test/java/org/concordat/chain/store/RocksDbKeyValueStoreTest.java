package org.concordat.chain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.concordat.chain.ChainException;
import org.concordat.chain.ChainException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksDbKeyValueStoreTest extends KeyValueStoreContract {
  private static final int ENTRIES = 2_000;

  @TempDir Path parent;

  @Override
  KeyValueStore create() {
    return RocksDbKeyValueStore.open(parent.resolve("contract"));
  }

  @Test
  void whatIsWrittenIsThereAfterARestart() {
    Path directory = filled();
    try (KeyValueStore store = RocksDbKeyValueStore.open(directory)) {
      readAll(store);
    }
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "x");
    assertFault(
        () -> RocksDbKeyValueStore.open(file.resolve("db")), Code.STORE_READ_ONLY, "write access");
  }

  @Test
  void aReadOnlyDirectoryIsNamed() throws IOException {
    Path directory = Files.createDirectory(parent.resolve("readonly"));
    assertThat(directory.toFile().setWritable(false)).isTrue();
    assumeFalse(Files.isWritable(directory), "this user may write everywhere");
    assertFault(() -> RocksDbKeyValueStore.open(directory), Code.STORE_READ_ONLY, "not writable");
  }

  @Test
  void aSecondOpenIsRefusedWhileTheFirstIsOpen() {
    Path directory = parent.resolve("locked");
    try (KeyValueStore first = RocksDbKeyValueStore.open(directory)) {
      assertFault(() -> RocksDbKeyValueStore.open(directory), Code.STORE_LOCKED, "another process");
      first.write(new WriteBatch().put(Segment.CODE, Bytes.of(1), Bytes.of(1)));
    }
  }

  @Test
  void aNewerFormatIsLeftAlone() throws IOException {
    Path directory = filled();
    Path format = directory.resolve(FormatFile.NAME);
    Files.writeString(format, (FormatFile.VERSION + 1) + "\n");
    assertFault(() -> RocksDbKeyValueStore.open(directory), Code.STORE_FORMAT, "newer version");
    Files.writeString(format, FormatFile.VERSION + "\n");
    try (KeyValueStore store = RocksDbKeyValueStore.open(directory)) {
      readAll(store);
    }
  }

  @Test
  void aDamagedFormatFileIsNamed() throws IOException {
    Path directory = filled();
    Files.writeString(directory.resolve(FormatFile.NAME), "one");
    assertFault(() -> RocksDbKeyValueStore.open(directory), Code.STORE_CORRUPT, "version number");
  }

  @Test
  void aDirectoryOfSomethingElseIsLeftAlone() throws IOException {
    Path directory = Files.createDirectory(parent.resolve("other"));
    Files.writeString(directory.resolve("holiday.jpg"), "x");
    assertFault(() -> RocksDbKeyValueStore.open(directory), Code.STORE_FORMAT, "not a Concordat");
    assertThat(directory.toFile().list()).containsExactly("holiday.jpg");
  }

  @Test
  void aFlippedByteInATableFileIsReported() throws IOException {
    Path directory = filled();
    Path table = files(directory, ".sst").getFirst();
    flip(table, Files.size(table) / 2);
    assertFault(() -> openAndRead(directory), Code.STORE_CORRUPT, "backup");
  }

  @Test
  void aMissingTableFileIsReported() throws IOException {
    Path directory = filled();
    Files.delete(files(directory, ".sst").getFirst());
    assertFault(() -> openAndRead(directory), Code.STORE_CORRUPT, "backup");
  }

  @Test
  void aFlippedByteInTheManifestIsReported() throws IOException {
    Path directory = filled();
    Path manifest = files(directory, "MANIFEST").getFirst();
    flip(manifest, Files.size(manifest) / 2);
    assertFault(() -> openAndRead(directory), Code.STORE_CORRUPT, "nothing was deleted");
  }

  @Test
  void aMissingCurrentFileIsReportedAndNoNewDatabaseIsMade() throws IOException {
    Path directory = filled();
    Files.delete(directory.resolve("CURRENT"));
    assertFault(() -> openAndRead(directory), Code.STORE_CORRUPT, "backup");
    assertThat(files(directory, ".sst")).isNotEmpty();
  }

  @Test
  void aFlippedByteInsideTheWriteAheadLogIsReported() throws IOException {
    Path directory = parent.resolve("log");
    try (KeyValueStore store = RocksDbKeyValueStore.open(directory)) {
      writeAll(store);
    }
    Path log =
        files(directory, ".log").stream().max((a, b) -> Long.compare(size(a), size(b))).get();
    flip(log, Files.size(log) / 2);
    assertFault(() -> openAndRead(directory), Code.STORE_CORRUPT, "backup");
  }

  /// A closed database whose entries are in table files: opening moves them there from the log.
  private Path filled() {
    Path directory = parent.resolve("filled");
    try (KeyValueStore store = RocksDbKeyValueStore.open(directory)) {
      writeAll(store);
    }
    RocksDbKeyValueStore.open(directory).close();
    return directory;
  }

  private static void writeAll(KeyValueStore store) {
    Random random = new Random(1);
    for (int batch = 0; batch < 10; batch++) {
      WriteBatch changes = new WriteBatch();
      for (int i = 0; i < ENTRIES / 10; i++) {
        int key = batch * (ENTRIES / 10) + i;
        changes.put(Segment.STATE_TRIES, Bytes.ofUnsignedInt(key), Bytes.random(100, random));
      }
      store.write(changes);
    }
  }

  private static void readAll(KeyValueStore store) {
    for (int key = 0; key < ENTRIES; key++) {
      assertThat(store.get(Segment.STATE_TRIES, Bytes.ofUnsignedInt(key))).isPresent();
    }
    store.scan(Segment.STATE_TRIES, Bytes.EMPTY, (key, value) -> true);
  }

  private static void openAndRead(Path directory) {
    try (KeyValueStore store = RocksDbKeyValueStore.open(directory)) {
      readAll(store);
    }
  }

  private static void assertFault(ThrowingCallable call, Code code, String whatToDo) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ChainException.class, fault -> assertThat(fault.code()).isEqualTo(code))
        .hasMessageContaining(whatToDo);
  }

  private static List<Path> files(Path directory, String namePart) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().contains(namePart)).toList();
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private static void flip(Path file, long position) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) position] ^= 0x55;
    Files.write(file, bytes);
  }
}
