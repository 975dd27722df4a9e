package org.concordat.ibft.state;

import java.util.Objects;
import org.concordat.ibft.model.ValidatorId;

/// What does not change while a node runs.
///
/// @param id this node
/// @param requestTimeoutMillis how long round 0 lasts; each round lasts twice as long as the last
/// @param catchUp whether f + 1 round changes to later rounds move this node to the latest round
///   they all reached, as the specification has it. Without it, as in Besu, only a quorum does.
public record Configuration(ValidatorId id, long requestTimeoutMillis, boolean catchUp) {
  public Configuration {
    Objects.requireNonNull(id);
    if (requestTimeoutMillis < 1) {
      throw new IllegalArgumentException(
          "a round lasts at least 1 ms, not " + requestTimeoutMillis);
    }
  }
}
