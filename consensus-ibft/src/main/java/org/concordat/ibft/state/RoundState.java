package org.concordat.ibft.state;

import java.util.Optional;
import org.concordat.ibft.message.Proposal;

/// Where a node is within a height.
///
/// @param round the current round; {@link #NOT_STARTED} until the block period is over
/// @param duty what this node owes the round as its proposer
/// @param proposalUnderValidation passed every rule but the validity of its block; of this round or
///   a later one
/// @param proposalAcceptedForCurrentRound never replaced within a round
public record RoundState(
    int round,
    Duty duty,
    Optional<Proposal> proposalUnderValidation,
    Optional<Proposal> proposalAcceptedForCurrentRound) {

  public static final int NOT_STARTED = -1;

  /// A proposer asks for one block and proposes once per round.
  public enum Duty {
    NONE,
    BUILDING,
    PROPOSED
  }

  static final RoundState BEFORE_ROUND_ZERO = at(NOT_STARTED);

  static RoundState at(int round) {
    return new RoundState(round, Duty.NONE, Optional.empty(), Optional.empty());
  }

  public boolean started() {
    return round != NOT_STARTED;
  }

  /// The beginning of a later round. A proposal still under validation stays unless it is too old.
  public RoundState startRound(int next) {
    return new RoundState(
        next,
        Duty.NONE,
        proposalUnderValidation.filter(it -> it.round() >= next),
        Optional.empty());
  }

  public RoundState with(Duty next) {
    return new RoundState(round, next, proposalUnderValidation, proposalAcceptedForCurrentRound);
  }

  public RoundState validating(Proposal proposal) {
    return new RoundState(round, duty, Optional.of(proposal), proposalAcceptedForCurrentRound);
  }

  public RoundState notValidating() {
    return new RoundState(round, duty, Optional.empty(), proposalAcceptedForCurrentRound);
  }

  public RoundState accepting(Proposal proposal) {
    return new RoundState(round, duty, Optional.empty(), Optional.of(proposal));
  }
}
