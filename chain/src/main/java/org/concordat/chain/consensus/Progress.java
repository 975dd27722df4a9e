package org.concordat.chain.consensus;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.concordat.chain.consensus.ConsensusStatus.Heard;
import org.concordat.genesis.Address;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.model.ValidatorSet;
import org.concordat.ibft.state.NodeState;

/// Where the protocol is, for those outside its thread: written by that one, read by any.
final class Progress {
  /// One moment of it. Replaced as a whole, so that nobody sees half a change.
  private record Moment(
      long height,
      int round,
      ValidatorSet validators,
      Duration requestTimeout,
      Optional<Instant> roundZeroAt,
      Instant roundAt) {}

  private volatile Moment moment;

  Progress(ChainHead head, Instant now) {
    this.moment =
        new Moment(
            head.nextHeight(),
            ConsensusStatus.BEFORE_ROUND_ZERO,
            head.validators(),
            Duration.ZERO,
            Optional.empty(),
            now);
  }

  ValidatorSet validators() {
    return moment.validators();
  }

  /// @return whether the protocol came to another height, or just began
  boolean follow(NodeState state, Instant now) {
    Moment last = moment;
    boolean began = last.requestTimeout().isZero() || last.height() != state.height();
    if (began || last.round() != state.round()) {
      moment = next(state, began ? Optional.empty() : last.roundZeroAt(), now);
    }
    return began;
  }

  private static Moment next(NodeState state, Optional<Instant> roundZeroAt, Instant now) {
    boolean inRounds = state.round() > ConsensusStatus.BEFORE_ROUND_ZERO;
    return new Moment(
        state.height(),
        state.round(),
        state.validators(),
        Duration.ofMillis(state.configuration().requestTimeoutMillis()),
        roundZeroAt.or(() -> inRounds ? Optional.of(now) : Optional.empty()),
        now);
  }

  ConsensusStatus status(Address self, boolean halted, Map<Address, Heard> heard) {
    Moment now = moment;
    return new ConsensusStatus(
        self,
        now.validators().contains(Wire.id(self)),
        halted,
        now.height(),
        now.round(),
        now.roundZeroAt(),
        now.roundAt(),
        now.requestTimeout(),
        now.validators().quorum(),
        now.validators().members().stream().map(Wire::address).toList(),
        heard);
  }
}
