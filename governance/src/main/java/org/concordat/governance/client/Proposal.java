package org.concordat.governance.client;

import java.util.List;
import java.util.OptionalLong;
import org.concordat.genesis.Address;

/// A proposal as the constitution keeps it, open or executed.
///
/// @param openedAt the block that holds it
/// @param executedAt the block in which it took effect
/// @param approvingSeats the seats that approved, in that order, the proposer's first
public record Proposal(
    long id,
    Address proposer,
    long openedAt,
    OptionalLong executedAt,
    Change change,
    List<Long> approvingSeats) {
  public Proposal {
    approvingSeats = List.copyOf(approvingSeats);
  }
}
