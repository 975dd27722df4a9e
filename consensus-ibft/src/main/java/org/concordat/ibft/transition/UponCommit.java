package org.concordat.ibft.transition;

import java.util.List;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.effect.Rejection;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.model.Digest;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.model.Signature;
import org.concordat.ibft.state.NodeState;

/// A Commit: kept, and once a quorum agrees with the accepted proposal its block is decided.
final class UponCommit {
  private UponCommit() {}

  static void apply(Turn turn, Commit commit) {
    NodeState state = turn.state();
    if (state.messagesReceived().commits().has(commit.round(), commit.author())) {
      // The node's own Commit comes twice: kept when it accepts the proposal, sent when it is
      // prepared.
      if (!commit.author().equals(state.configuration().id())) {
        turn.discard(commit, Rejection.DUPLICATE);
      }
      return;
    }
    turn.next(state.with(state.messagesReceived().with(commit)));
    checkQuorum(turn);
  }

  /// To be called while nothing is decided: no event gets here afterwards.
  static void checkQuorum(Turn turn) {
    NodeState state = turn.state();
    if (state.proposalAcceptedForCurrentRound().isEmpty()) {
      return;
    }
    ProposedBlock block = state.proposalAcceptedForCurrentRound().get().proposedBlock();
    List<Signature> seals = sealsFor(state, block.digest());
    if (seals.size() >= state.validators().quorum()) {
      turn.next(state.decide());
      turn.emit(new Effect.CommitBlock(block, seals));
    }
  }

  private static List<Signature> sealsFor(NodeState state, Digest digest) {
    return state.messagesReceived().commits().votes(state.round()).stream()
        .map(it -> it.signed().payload())
        .filter(it -> it.digest().equals(digest))
        .map(it -> it.commitSeal())
        .toList();
  }
}
