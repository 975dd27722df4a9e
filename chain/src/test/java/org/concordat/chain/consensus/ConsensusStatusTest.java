package org.concordat.chain.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordat.chain.consensus.ConsensusStatus.Heard;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class ConsensusStatusTest {
  private static final Instant BEGAN = Instant.parse("2030-01-01T00:00:00Z");
  private static final Duration TIMEOUT = Duration.ofSeconds(4);
  private static final Address SELF = new Address(0, 0, 1);
  private static final Address NEAR = new Address(0, 0, 2);
  private static final Address LATE = new Address(0, 0, 3);
  private static final Address NEVER = new Address(0, 0, 4);
  private static final long HEIGHT = 17;

  @Test
  void aHeightIsStalledAfterThreeRequestTimeoutsInItsRounds() {
    ConsensusStatus status = inRound(2, Map.of());
    assertThat(status.stall(BEGAN.plusMillis(11_999))).isEmpty();
    assertThat(status.stall(BEGAN.plusMillis(12_000))).isPresent();
  }

  @Test
  void whoWaitsForTheBlockPeriodOrDoesNotValidateIsNotStalled() {
    Instant later = BEGAN.plusSeconds(9_999);
    assertThat(status(-1, Optional.empty(), true, false, Map.of()).stall(later)).isEmpty();
    assertThat(status(3, Optional.of(BEGAN), false, false, Map.of()).stall(later)).isEmpty();
    assertThat(status(3, Optional.of(BEGAN), true, true, Map.of()).stall(later)).isEmpty();
  }

  @Test
  void missingIsWhoSaidNothingInThisRoundOrTheOneBefore() {
    assertThat(inRound(3, Map.of(NEAR, heard(HEIGHT, 2), LATE, heard(HEIGHT, 1))).missing())
        .containsExactly(LATE, NEVER);
    assertThat(inRound(3, Map.of(NEAR, heard(HEIGHT + 1, 0), LATE, heard(HEIGHT - 1, 9))).missing())
        .containsExactly(LATE, NEVER);
    assertThat(inRound(0, Map.of(NEAR, heard(HEIGHT, 0))).missing()).containsExactly(LATE, NEVER);
  }

  @Test
  void theReportNamesWhoIsMissingWhichRoundAndSinceWhen() {
    Map<Address, Heard> heard = Map.of(NEAR, heard(HEIGHT, 3), LATE, heard(HEIGHT - 1, 0));
    Stall stall = inRound(3, heard).stall(BEGAN.plusSeconds(42)).orElseThrow();
    assertThat(stall.inWords())
        .isEqualTo(
            "No block 17 for 42 s: in round 3 since 30 s. 2 of 4 validators are here, 3 are needed."
                + " Missing: 0x0000000000000000000000000000000000000003 (last heard 35 s ago, in"
                + " round 0 of block 16), 0x0000000000000000000000000000000000000004 (not heard"
                + " since this node started). Start the missing nodes, or see whether they reach"
                + " this one.");
  }

  @Test
  void theReportSaysWhenEnoughAreHere() {
    Map<Address, Heard> heard = Map.of(NEAR, heard(HEIGHT, 3), LATE, heard(HEIGHT, 3));
    Stall stall = inRound(3, heard).stall(BEGAN.plusSeconds(42)).orElseThrow();
    assertThat(stall.inWords()).contains("3 of 4 validators are here").contains("Enough are here");
  }

  @Test
  void aStallIsReportedOnceInAWhileAndItsEndOnce() {
    Clockwork now = new Clockwork();
    List<String> lines = new ArrayList<>();
    StallWatch watch = new StallWatch(() -> now.status, () -> now.at, lines::add);
    for (int second = 0; second <= 35; second++) {
      now.at = BEGAN.plusSeconds(second);
      watch.look();
    }
    assertThat(lines).as("at 12, 22 and 32 s").hasSize(3);
    now.status = status(-1, Optional.empty(), true, false, Map.of());
    watch.look();
    watch.look();
    assertThat(lines).hasSize(4);
    assertThat(lines.getLast()).isEqualTo("Block 17 came after 35 s.");
  }

  private static final class Clockwork {
    private Instant at = BEGAN;
    private ConsensusStatus status = inRound(2, Map.of());
  }

  private static Heard heard(long height, int round) {
    return new Heard(height, round, BEGAN.plusSeconds(7));
  }

  private static ConsensusStatus inRound(int round, Map<Address, Heard> heard) {
    return status(round, Optional.of(BEGAN), true, false, heard);
  }

  private static ConsensusStatus status(
      int round,
      Optional<Instant> began,
      boolean validating,
      boolean halted,
      Map<Address, Heard> heard) {
    return new ConsensusStatus(
        SELF,
        validating,
        halted,
        HEIGHT,
        round,
        began,
        BEGAN.plusSeconds(12),
        TIMEOUT,
        3,
        List.of(SELF, NEAR, LATE, NEVER),
        heard);
  }
}
