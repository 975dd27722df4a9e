package org.concordat.ibft.model;

/// One round of one height.
///
/// @param height the number of the block being decided
/// @param round 0 for the first attempt
public record RoundId(long height, int round) {
  public RoundId {
    if (height < 1 || round < 0) {
      throw new IllegalArgumentException("no such round: " + height + "/" + round);
    }
  }

  @Override
  public String toString() {
    return height + "/" + round;
  }
}
