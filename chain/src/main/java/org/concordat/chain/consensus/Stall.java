package org.concordat.chain.consensus;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.concordat.chain.consensus.ConsensusStatus.Heard;
import org.concordat.genesis.Address;
import org.jspecify.annotations.Nullable;

/// A height that takes too long, and what can be said about it from here.
///
/// @param since the beginning of its first round
public record Stall(ConsensusStatus status, Instant since, Instant now) {
  public Duration lasting() {
    return Duration.between(since, now);
  }

  /// In plain words, for an operator: who is missing, which round, since when, and what to do.
  public String inWords() {
    List<Address> missing = status.missing();
    int here = status.validators().size() - missing.size();
    String waiting =
        "No block %d for %s: in round %d since %s. %d of %d validators are here, %d are needed."
            .formatted(
                status.height(),
                seconds(since),
                status.round(),
                seconds(status.roundAt()),
                here,
                status.validators().size(),
                status.quorum());
    return waiting
        + " "
        + (missing.isEmpty() ? "Nobody is missing." : missing(missing))
        + advice(here);
  }

  private String missing(List<Address> missing) {
    return missing.stream()
        .map(it -> it.toHex() + " (" + last(status.heard().get(it)) + ")")
        .collect(Collectors.joining(", ", "Missing: ", "."));
  }

  private String last(@Nullable Heard heard) {
    return heard == null
        ? "not heard since this node started"
        : "last heard %s ago, in round %d of block %d"
            .formatted(seconds(heard.at()), heard.round(), heard.height());
  }

  private String advice(int here) {
    return here < status.quorum()
        ? " Start the missing nodes, or see whether they reach this one."
        : " Enough are here to agree once a round is long enough for all; see the logs of the"
            + " proposers if it goes on.";
  }

  private String seconds(Instant from) {
    return Math.max(0, Duration.between(from, now).toSeconds()) + " s";
  }
}
