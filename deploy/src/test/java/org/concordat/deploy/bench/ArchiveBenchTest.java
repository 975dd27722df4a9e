package org.concordat.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.concordat.chain.state.StateRetention;
import org.junit.jupiter.api.Test;

/// The benchmark itself throws at a wrong answer or proof; what is left to check is that it asks
/// what it claims to ask, past the states that a full node keeps.
final class ArchiveBenchTest {
  private static final int BLOCKS = 60;
  private static final int PROOFS = 25;

  @Test
  void bothKindsAnswerEveryQuestionAndOnlyTheFullNodeForgets() throws IOException {
    ArchiveBench bench = new ArchiveBench(BLOCKS, 2, PROOFS, new StateRetention.Full(20));

    List<ArchiveFigures> kinds = bench.run();

    assertThat(kinds).extracting(ArchiveFigures::kind).containsExactly("archive", "full");
    assertThat(kinds)
        .allSatisfy(kind -> {
          assertThat(kind.transactions()).isEqualTo(2 * BLOCKS);
          assertThat(kind.bytesOnDisk()).isPositive();
          assertThat(kind.queries().nanos())
              .containsOnlyKeys("eth_getProof", "eth_getStorageAt", "eth_call", "eth_getBalance")
              .allSatisfy((_, nanos) -> assertThat(nanos).hasSize(PROOFS));
          assertThat(kind.toJson().at("/answers/eth_getProof/p99Micros").isNumber()).isTrue();
        });
  }
}
