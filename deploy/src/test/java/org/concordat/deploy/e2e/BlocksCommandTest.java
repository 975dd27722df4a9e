package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlocksCommandTest {
  private static final int HEIGHT = 2;

  @TempDir private Path directory;

  @Test
  void aChainGoesIntoAFileAndOutOfItWithEveryRuleChecked() throws IOException {
    Path member = grown();
    Path file = directory.resolve("chain.blocks");
    CommandRun exported = blocks("export", member, member.resolve("data"), "--to", file);
    assertThat(exported.exitCode()).as(exported.err()).isZero();
    assertThat(exported.out()).contains("wrote blocks 0 to ");
    assertThat(blocks("export", member, member.resolve("data"), "--to", file).exitCode())
        .as("never over a file")
        .isEqualTo(2);

    Path second = directory.resolve("second");
    CommandRun imported = blocks("import", member, second, "--from", file);
    assertThat(imported.exitCode()).as(imported.out() + imported.err()).isZero();
    assertThat(imported.out()).doesNotContain("imported 0");
    CommandRun again = blocks("import", member, second, "--from", file);
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("imported 0 blocks");
  }

  @Test
  void theFirstBlockThatIsNotValidEndsTheImport() throws IOException {
    Path member = grown();
    Path file = directory.resolve("one.blocks");
    CommandRun exported =
        blocks(
            "export",
            member,
            member.resolve("data"),
            "--start-block",
            1,
            "--end-block",
            2,
            "--to",
            file);
    assertThat(exported.out()).contains("wrote blocks 1 to 1");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Path damaged = Files.write(directory.resolve("damaged.blocks"), bytes);
    CommandRun run = blocks("import", member, directory.resolve("second"), "--from", damaged);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("imported 0 blocks");
    Path cut = Files.write(directory.resolve("cut.blocks"), Bytes.wrap(bytes, 0, 99).toArray());
    assertThat(blocks("import", member, directory.resolve("third"), "--from", cut).out())
        .contains("the file ends inside a block");
  }

  /// A stopped member whose chain has a few blocks.
  private Path grown() {
    try (Cluster cluster = Cluster.start(directory.resolve("network"), 1)) {
      cluster.awaitHeight(HEIGHT, 60);
      return cluster.network().folder(cluster.network().roster().members().getFirst()).path();
    }
  }

  private static CommandRun blocks(String what, Path member, Path data, Object... more) {
    Object[] arguments = new Object[6 + more.length];
    System.arraycopy(
        new Object[] {
          "blocks", what, "--genesis-file", member.resolve("genesis.json"), "--data-path", data
        },
        0,
        arguments,
        0,
        6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    return CommandRun.of(arguments);
  }
}
