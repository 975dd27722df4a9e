package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each exit code of `concordat doctor`, and what it says with it.
class DoctorCommandTest {
  @TempDir private Path directory;
  private Path member;

  @BeforeEach
  void aNodeThatHasStoredItsGenesisBlock() throws IOException {
    Path network = directory.resolve("network");
    CommandRun created = CommandRun.of("network", "create", "--members", "1", "--to", network);
    assertThat(created.exitCode()).as(created.err()).isZero();
    member = network.resolve("member-1");
    Cluster.initialise(member, member.resolve("data"));
  }

  @Test
  void aSoundDirectoryIsSaidToBeSo() {
    CommandRun run = doctor(member.resolve("data"), "--full", "--json");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("\"sound\":true", "\"findingCount\":0");
    assertThat(doctor(member.resolve("data")).out()).contains("Nothing is wrong");
  }

  @Test
  void damageIsNamedWithWhatToDo() {
    try (KeyValueStore store = RocksDbKeyValueStore.open(member.resolve("data"))) {
      store.write(new WriteBatch().put(Segment.TX_INDEX, Bytes.of(1), Bytes.of(1)));
    }
    CommandRun run = doctor(member.resolve("data"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("FOUND", "TX_INDEX", "restore the directory from a backup");
    assertThat(doctor(member.resolve("data"), "--json").out()).contains("\"sound\":false");
  }

  @Test
  void noDatabaseIsMadeWhereThereIsNone() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    CommandRun run = doctor(empty);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("holds no chain");
    assertThat(empty).isEmptyDirectory();
    assertThat(doctor(directory.resolve("absent")).exitCode()).isEqualTo(2);
    assertThat(directory.resolve("absent")).doesNotExist();
  }

  @Test
  void aDirectoryOfAnOlderFormatIsNotUpgradedByLookingAtIt() throws IOException {
    Path format = member.resolve("data").resolve("CONCORDAT-FORMAT");
    Files.writeString(format, "1\n");
    CommandRun run = doctor(member.resolve("data"));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("database format 1", "start one on it first");
    assertThat(format).hasContent("1");
  }

  @Test
  void theDirectoryOfARunningNodeIsLeftAlone() {
    try (KeyValueStore running = RocksDbKeyValueStore.open(member.resolve("data"))) {
      CommandRun run = doctor(member.resolve("data"));
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).contains("open in another process");
      assertThat(running.contains(Segment.CANONICAL, Bytes.ofUnsignedLong(0))).isTrue();
    }
  }

  private CommandRun doctor(Path data, Object... more) {
    Object[] arguments = new Object[5 + more.length];
    Object[] first = {
      "doctor", "--genesis-file", member.resolve("genesis.json"), "--data-path", data
    };
    System.arraycopy(first, 0, arguments, 0, first.length);
    System.arraycopy(more, 0, arguments, first.length, more.length);
    return CommandRun.of(arguments);
  }
}
