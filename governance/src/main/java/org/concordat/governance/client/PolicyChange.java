package org.concordat.governance.client;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;

/// Puts a policy in force, or withdraws the one that is.
///
/// @param draft its id in PolicyRegistry; empty to withdraw
public record PolicyChange(Optional<Bytes32> draft) implements Change {
  public static PolicyChange adopt(Bytes32 draft) {
    return new PolicyChange(Optional.of(draft));
  }

  public static PolicyChange withdraw() {
    return new PolicyChange(Optional.empty());
  }
}
