package org.concordat.ibft.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.ibft.rules.Certified.HEAD;
import static org.concordat.ibft.rules.Certified.block;
import static org.concordat.ibft.rules.Certified.id;

import java.util.List;
import java.util.Optional;
import org.concordat.ibft.IbftNode;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.event.Event;
import org.concordat.ibft.message.SafetyRecord;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.rules.Certified;
import org.concordat.ibft.state.Configuration;
import org.junit.jupiter.api.Test;

/// A node that starts again at a height where it has signed: how long it waits, and what it writes.
class RestartTest {
  private static final long TIMEOUT_MILLIS = 1000;

  private static IbftNode.Started restarted(SafetyRecord record, ChainHead head) {
    Configuration configuration = new Configuration(id(2), TIMEOUT_MILLIS, false);
    return IbftNode.start(configuration, head, Optional.of(record), Certified::replaceRound);
  }

  private static SafetyRecord record(int round, int restarts) {
    return new SafetyRecord(1, round, Optional.empty(), restarts);
  }

  private static void assertWaits(SafetyRecord record, long timeoutMillis) {
    assertThat(restarted(record, HEAD).effects())
        .containsExactly(new Effect.StartRoundTimer(new RoundId(1, record.round()), timeoutMillis));
  }

  @Test
  void theFirstTimeItWaitsAsForRoundZero() {
    assertWaits(record(12, 0), TIMEOUT_MILLIS);
  }

  @Test
  void everyFurtherRestartDoublesTheWaitUpToTheTimeoutOfTheRound() {
    assertWaits(record(12, 1), 2 * TIMEOUT_MILLIS);
    assertWaits(record(12, 5), 32 * TIMEOUT_MILLIS);
    assertWaits(record(3, 5), 8 * TIMEOUT_MILLIS);
    assertWaits(record(1000, Integer.MAX_VALUE), 1L << 50);
  }

  @Test
  void aRestartCountsOnceTheNodeSignsAgain() {
    IbftNode node = restarted(record(4, 1), HEAD).node();
    assertThat(node.on(new Event.RoundTimeout(new RoundId(1, 4))))
        .contains(new Effect.Persist(record(5, 2)));
    assertThat(node.on(new Event.RoundTimeout(new RoundId(1, 5))))
        .contains(new Effect.Persist(record(6, 2)));
  }

  @Test
  void theNextHeightStartsFromNothing() {
    IbftNode node = restarted(record(4, 3), HEAD).node();
    node.on(new Event.NewBlock(new ChainHead(1, id(1), HEAD.validators())));
    node.on(new Event.BlockTimeout(2));
    List<Effect> effects =
        node.on(new Event.BlockBuilt(new RoundId(2, 0), Certified.block(2, 5, 2, 0)));
    assertThat(effects).contains(new Effect.Persist(new SafetyRecord(2, 0, Optional.empty(), 0)));
  }

  /// One that crashes every minute, a thousand times, while its height cannot be decided.
  @Test
  void aCrashLoopDoesNotCarryTheNodeThroughTheRounds() {
    SafetyRecord record = record(0, 0);
    for (int crash = 0; crash < 1000; crash++) {
      record = afterOneMinute(record);
    }
    assertThat(record.round()).isLessThanOrEqualTo(12);
  }

  private static SafetyRecord afterOneMinute(SafetyRecord found) {
    IbftNode.Started started = restarted(found, HEAD);
    SafetyRecord written = found;
    List<Effect> effects = started.effects();
    long leftMillis = 60_000;
    while (true) {
      Optional<Effect.StartRoundTimer> timer = Optional.empty();
      for (Effect effect : effects) {
        if (effect instanceof Effect.Persist(SafetyRecord next)) {
          written = next;
        } else if (effect instanceof Effect.StartRoundTimer start) {
          timer = Optional.of(start);
        }
      }
      leftMillis -= timer.orElseThrow().timeoutMillis();
      if (leftMillis < 0) {
        return written;
      }
      effects = started.node().on(new Event.RoundTimeout(timer.orElseThrow().roundId()));
    }
  }

  @Test
  void itStaysSilentInTheRoundItMayHaveSignedIn() {
    IbftNode node = restarted(record(0, 0), HEAD).node();
    var first = Certified.proposal(block(77, 1, 0), 1, List.of(), List.of());
    node.on(new Event.MessageReceived(first));
    var digest = first.proposedBlock().digest();
    assertThat(node.on(new Event.BlockValidated(first.roundId(), digest, true))).isEmpty();
    assertThat(node.state().proposalAcceptedForCurrentRound()).contains(first);
  }
}
