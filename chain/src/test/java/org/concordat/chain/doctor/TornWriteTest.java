package org.concordat.chain.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.concordat.chain.ChainException;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real database whose newest log was not written to its end, or not as it should have been: what
/// opens again is a whole number of blocks, or nothing opens.
class TornWriteTest {
  private static final int BLOCKS = 8;
  private static final int SEEDS = 40;

  @TempDir private Path directory;
  private Path whole;
  private StoredChain chain;

  @BeforeEach
  void aDirectoryAsAKilledProcessLeavesIt() throws IOException {
    Path live = directory.resolve("live");
    whole = directory.resolve("whole");
    try (KeyValueStore store = RocksDbKeyValueStore.open(live)) {
      chain = new StoredChain(store);
      Random random = new Random(3);
      for (int i = 0; i < BLOCKS; i++) {
        chain.grow(random);
      }
      copy(live, whole);
    }
  }

  @Test
  void theDirectoryOfAKilledProcessHasEveryBlock() throws IOException {
    assertThat(reopened(whole)).isEqualTo(BLOCKS);
  }

  /// What is after the cut is lost, as if the last blocks had never been acknowledged; what is
  /// before it is whole.
  @Test
  void aLogThatEndsEarlyGivesAWholeNumberOfBlocks() throws IOException {
    Random random = new Random(5);
    long shortest = BLOCKS;
    for (int seed = 0; seed < SEEDS; seed++) {
      Path torn = copyOf(seed);
      Path log = newestLog(torn);
      try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
        file.truncate(Math.round(file.size() * (0.5 + random.nextDouble() / 2)));
      }
      long head = reopened(torn);
      assertThat(head).as("cut %d", seed).isBetween(0L, (long) BLOCKS);
      shortest = Math.min(shortest, head);
    }
    assertThat(shortest).as("some cut must have hit").isLessThan(BLOCKS);
  }

  @Test
  void aFlippedByteInTheLogIsReportedOrCostsWholeBlocksAtItsEnd() throws IOException {
    Random random = new Random(6);
    int reported = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Path torn = copyOf(seed);
      Path log = newestLog(torn);
      byte[] bytes = Files.readAllBytes(log);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(log, bytes);
      try {
        assertThat(reopened(torn)).as("flip %d", seed).isBetween(0L, (long) BLOCKS);
      } catch (ChainException fault) {
        assertThat(fault.code()).isEqualTo(ChainException.Code.STORE_CORRUPT);
        reported++;
      }
    }
    assertThat(reported).isPositive();
  }

  /// The head after opening, once the examination has found nothing and the chain has grown on it.
  private long reopened(Path data) {
    try (KeyValueStore store = RocksDbKeyValueStore.open(data)) {
      Examination found = chain.doctor().examine(store);
      assertThat(found.findings()).isEmpty();
      assertThat(found.unchecked()).isEmpty();
      return found.head();
    }
  }

  private Path copyOf(int seed) throws IOException {
    Path torn = directory.resolve("torn-" + seed);
    copy(whole, torn);
    return torn;
  }

  private static Path newestLog(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".log"))
          .max(Comparator.comparing(file -> file.getFileName().toString()))
          .orElseThrow();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    List<Path> files;
    try (Stream<Path> entries = Files.list(from)) {
      files = entries.toList();
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }
}
