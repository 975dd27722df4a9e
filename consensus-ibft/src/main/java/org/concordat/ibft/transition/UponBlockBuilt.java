package org.concordat.ibft.transition;

import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.state.NodeState;
import org.concordat.ibft.state.RoundState.Duty;

/// The block this proposer asked for is there. If a round change has meanwhile brought a prepared
/// block, that one is proposed and the new one forgotten.
final class UponBlockBuilt {
  private UponBlockBuilt() {}

  /// @throws IllegalStateException if the block is not one of this round by this node
  static void apply(Turn turn, RoundId roundId, ProposedBlock block) {
    NodeState state = turn.state();
    if (state.decided()
        || state.current().duty() != Duty.BUILDING
        || !roundId.equals(state.roundId())) {
      return;
    }
    if (block.height() != roundId.height()
        || block.round() != roundId.round()
        || !block.proposer().equals(state.configuration().id())) {
      throw new IllegalStateException(
          "built " + block + " by " + block.proposer() + " for " + roundId);
    }
    Proposing.propose(turn, block);
  }
}
