package org.concordat.ibft.rules;

import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.model.ValidatorId;
import org.concordat.ibft.model.ValidatorSet;

/// Who proposes: round robin over blocks and rounds, starting after the proposer of the head.
public final class Proposers {
  private Proposers() {}

  /// The proposer of `round` on top of `head`. If the head's own proposer is no validator any more,
  /// the next greater one takes its place *without* moving on; so genesis (proposer zero) is
  /// followed by the lowest validator.
  public static ValidatorId proposer(int round, ChainHead head) {
    ValidatorSet validators = head.validators();
    int position = validators.indexOf(head.proposer());
    int roundZeroIndex = position >= 0 ? position + 1 : -position - 1;
    return validators.get((roundZeroIndex % validators.size() + round) % validators.size());
  }
}
