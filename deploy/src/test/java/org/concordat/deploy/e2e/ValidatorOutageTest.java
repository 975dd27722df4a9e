package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.tuweni.bytes.Bytes32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Four validators, so one may be missing. With two missing nothing is decided; when one comes back
/// the chain goes on from where it was.
class ValidatorOutageTest {
  private static final int PATIENCE_SECONDS = 60;

  @TempDir private Path directory;

  @Test
  void oneMissingIsTolerated_twoStopTheChain_oneBackResumesIt() {
    try (Cluster cluster = Cluster.start(directory.resolve("network"), 4)) {
      cluster.awaitHeight(2, PATIENCE_SECONDS);

      cluster.stop(3);
      long withOneMissing = cluster.height(0);
      cluster.awaitHeight(withOneMissing + 4, PATIENCE_SECONDS);

      cluster.stop(2);
      long stopped = Math.max(cluster.height(0), cluster.height(1)) + 1;
      assertThat(Cluster.within(6, () -> cluster.height(0) > stopped))
          .as("a block beyond what was on its way, decided by two of four")
          .isFalse();
      Bytes32 lastFinal = cluster.node(0).ledger().head().hash();
      long lastHeight = cluster.height(0);

      cluster.start(2);
      cluster.awaitHeight(lastHeight + 3, PATIENCE_SECONDS);
      assertThat(cluster.node(2).ledger().blockByNumber(lastHeight).orElseThrow().hash())
          .as("the block that was final before the outage")
          .isEqualTo(lastFinal);

      cluster.start(3);
      cluster.awaitHeight(lastHeight + 4, PATIENCE_SECONDS);
      long common = lastHeight + 4;
      Bytes32 hash = cluster.node(0).ledger().blockByNumber(common).orElseThrow().hash();
      for (int i = 1; i < 4; i++) {
        assertThat(cluster.node(i).ledger().blockByNumber(common).orElseThrow().hash())
            .isEqualTo(hash);
      }
    }
  }
}
