package org.concordat.ibft.model;

import java.util.Objects;

/// A block as it is proposed in one round, without commit seals.
///
/// Whoever constructs it vouches that `digest` was computed from `content` with `round` in it and
/// that the other fields were read from `content`: a digest claimed by a peer never gets here.
/// Therefore the digest determines the rest, and two blocks are equal when their digests are.
///
/// @param proposer the block's beneficiary; after a re-proposal it is not the author of the
///   Proposal
public record ProposedBlock(
    long height, int round, ValidatorId proposer, Digest digest, BlockContent content) {

  public ProposedBlock {
    Objects.requireNonNull(proposer);
    Objects.requireNonNull(digest);
    Objects.requireNonNull(content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProposedBlock that && digest.equals(that.digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  @Override
  public String toString() {
    return "block " + height + "/" + round + " " + digest;
  }
}
