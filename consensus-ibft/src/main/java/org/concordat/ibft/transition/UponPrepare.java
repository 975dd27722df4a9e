package org.concordat.ibft.transition;

import java.util.List;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.effect.Rejection;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.PreparedCertificate;
import org.concordat.ibft.message.Signed;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.model.Digest;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.state.NodeState;

/// A Prepare: kept, and once a quorum agrees with the accepted proposal the node is prepared. From
/// then on its round changes carry this certificate, and it commits.
final class UponPrepare {
  private UponPrepare() {}

  static void apply(Turn turn, Prepare prepare) {
    NodeState state = turn.state();
    if (state.messagesReceived().prepares().has(prepare.round(), prepare.author())) {
      turn.discard(prepare, Rejection.DUPLICATE);
      return;
    }
    turn.next(state.with(state.messagesReceived().with(prepare)));
    checkQuorum(turn);
  }

  static void checkQuorum(Turn turn) {
    NodeState state = turn.state();
    if (state.proposalAcceptedForCurrentRound().isEmpty()
        || state.isPreparedInCurrentRound()
        || !state.maySign()) {
      return;
    }
    ProposedBlock block = state.proposalAcceptedForCurrentRound().get().proposedBlock();
    List<Signed<UnsignedPrepare>> prepares = preparesFor(state, block.digest());
    if (prepares.size() < state.validators().quorum()) {
      return;
    }
    turn.next(state.with(new PreparedCertificate(block, prepares)));
    turn.recordBeforeSigning();
    turn.emit(new Effect.SendCommit(state.roundId(), block.digest()));
  }

  private static List<Signed<UnsignedPrepare>> preparesFor(NodeState state, Digest digest) {
    return state.messagesReceived().prepares().votes(state.round()).stream()
        .map(Prepare::signed)
        .filter(it -> it.payload().digest().equals(digest))
        .toList();
  }
}
