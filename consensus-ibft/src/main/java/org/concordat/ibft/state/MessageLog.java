package org.concordat.ibft.state;

import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.model.ValidatorSet;

/// The votes of the height being decided, in the current round and later ones: `messagesReceived`
/// of the specification, bounded. Proposals are not in it; the state holds the one or two that
/// matter.
public record MessageLog(
    VoteBook<Prepare> prepares, VoteBook<Commit> commits, VoteBook<RoundChange> roundChanges) {

  public static final MessageLog EMPTY =
      new MessageLog(VoteBook.empty(), VoteBook.empty(), VoteBook.empty());

  /// No log is ever larger.
  public static int maxSize(ValidatorSet validators) {
    return 3 * VoteBook.MAX_ROUNDS_PER_AUTHOR * validators.size();
  }

  public int size() {
    return prepares.size() + commits.size() + roundChanges.size();
  }

  public MessageLog with(Prepare prepare) {
    return new MessageLog(prepares.with(prepare), commits, roundChanges);
  }

  public MessageLog with(Commit commit) {
    return new MessageLog(prepares, commits.with(commit), roundChanges);
  }

  public MessageLog with(RoundChange roundChange) {
    return new MessageLog(prepares, commits, roundChanges.with(roundChange));
  }

  /// Without the votes of rounds that are over.
  public MessageLog from(int round) {
    return new MessageLog(prepares.from(round), commits.from(round), roundChanges.from(round));
  }
}
