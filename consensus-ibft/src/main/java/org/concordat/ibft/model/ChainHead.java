package org.concordat.ibft.model;

import java.util.Objects;

/// The last final block, as far as deciding the next one depends on it.
///
/// @param height 0 for genesis
/// @param proposer the beneficiary of that block; zero in genesis
/// @param validators who decides the *next* height
public record ChainHead(long height, ValidatorId proposer, ValidatorSet validators) {
  public ChainHead {
    Objects.requireNonNull(proposer);
    Objects.requireNonNull(validators);
    if (height < 0) {
      throw new IllegalArgumentException("no block has height " + height);
    }
  }

  /// The height being decided on top of this head.
  public long nextHeight() {
    return height + 1;
  }
}
