package org.concordat.chain.consensus;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordat.genesis.Address;
import org.jspecify.annotations.Nullable;

/// What a node's consensus is doing.
///
/// @param self this node's validator address, whether it validates or not
/// @param validating whether it validates the height being decided
/// @param halted whether it has stopped for good, see the log
/// @param height being decided
/// @param round it is in; [#BEFORE_ROUND_ZERO] while the block period lasts
/// @param roundZeroAt when this node began the rounds of this height; empty before
/// @param roundAt when it came to the round it is in
/// @param requestTimeout how long round 0 lasts
/// @param quorum how many validators it takes
/// @param validators of this height, ascending
/// @param heard when each of the others was heard last; absent for those that never were
public record ConsensusStatus(
    Address self,
    boolean validating,
    boolean halted,
    long height,
    int round,
    Optional<Instant> roundZeroAt,
    Instant roundAt,
    Duration requestTimeout,
    int quorum,
    List<Address> validators,
    Map<Address, Heard> heard) {
  public static final int BEFORE_ROUND_ZERO = -1;

  /// A height is called stalled after so many request timeouts: rounds 0 and 1 have failed then,
  /// the first of which may be one proposer's fault.
  static final int PATIENCE = 3;

  /// The last message of a validator.
  public record Heard(long height, int round, Instant at) {}

  public ConsensusStatus {
    validators = List.copyOf(validators);
    heard = Map.copyOf(heard);
  }

  /// Why there is no block; empty while there is no reason to ask.
  public Optional<Stall> stall(Instant now) {
    return roundZeroAt
        .filter(_ -> validating && !halted)
        .map(since -> new Stall(this, since, now))
        .filter(stall -> stall.lasting().compareTo(requestTimeout.multipliedBy(PATIENCE)) >= 0);
  }

  /// Those of whom nothing came about this round, the one before it, or anything later. An honest
  /// validator that is here sends something in every other round at least: who is moved to a round
  /// by others says so no more, but leaves it with a round change.
  public List<Address> missing() {
    return validators.stream().filter(it -> !it.equals(self) && !isHere(heard.get(it))).toList();
  }

  private boolean isHere(@Nullable Heard last) {
    return last != null
        && (last.height() > height || (last.height() == height && last.round() >= round - 1));
  }
}
