package org.concordat.ibft.transition;

import java.util.Optional;
import org.concordat.ibft.event.Event;
import org.concordat.ibft.message.Commit;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Prepare;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.message.SafetyRecord;
import org.concordat.ibft.model.BlockRounds;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.state.Configuration;
import org.concordat.ibft.state.NodeState;

/// The protocol: `NodeInit` and `NodeNextSubStep` of the specification as functions.
///
/// | event | transition | may lead to |
/// |---|---|---|
/// | `BlockTimeout` | {@link UponBlockTimeout} | round 0; `BuildBlock` if proposer |
/// | `BlockBuilt` | {@link UponBlockBuilt} | `SendProposal` |
/// | Proposal | {@link UponProposal} | `ValidateBlock` |
/// | `BlockValidated` | {@link UponBlockValidated} | accepted: `SendPrepare`, then as Prepare, Commit |
/// | Prepare | {@link UponPrepare} | prepared: `SendCommit` |
/// | Commit | {@link UponCommit} | decided: `CommitBlock` |
/// | `RoundTimeout` | {@link UponRoundTimeout} | next round: `SendRoundChange` |
/// | RoundChange | {@link UponRoundChange} | that round; `BuildBlock` or `SendProposal` if proposer |
/// | `NewBlock` | {@link UponNewBlock} | next height: `StartBlockTimer` |
///
/// @param blocks must satisfy the laws of {@link BlockRounds}
public record NodeTransition(BlockRounds blocks) {

  /// The state of a node that starts, or starts again, on `head`.
  ///
  /// @param recorded the latest persisted record. Passing empty after a crash in which something
  ///   had been signed at this height makes the node a faulty one, to be counted among the f.
  public Step start(Configuration configuration, ChainHead head, Optional<SafetyRecord> recorded) {
    Turn turn = new Turn(NodeState.on(head, configuration, recorded), blocks);
    UponNewBlock.startTimer(turn);
    return turn.end();
  }

  public Step step(NodeState state, Event event) {
    Turn turn = new Turn(state, blocks);
    switch (event) {
      case Event.NewBlock(ChainHead head) -> UponNewBlock.apply(turn, head);
      case Event.BlockTimeout(long height) -> UponBlockTimeout.apply(turn, height);
      case Event.RoundTimeout(var roundId) -> UponRoundTimeout.apply(turn, roundId);
      case Event.BlockBuilt(var roundId, var block) -> UponBlockBuilt.apply(turn, roundId, block);
      case Event.BlockValidated verdict -> UponBlockValidated.apply(turn, verdict);
      case Event.MessageReceived(IbftMessage message) -> receive(turn, message);
    }
    return turn.end();
  }

  private static void receive(Turn turn, IbftMessage message) {
    if (!Admission.admit(turn, message)) {
      return;
    }
    switch (message) {
      case Proposal proposal -> UponProposal.apply(turn, proposal);
      case Prepare prepare -> UponPrepare.apply(turn, prepare);
      case Commit commit -> UponCommit.apply(turn, commit);
      case RoundChange roundChange -> UponRoundChange.apply(turn, roundChange);
    }
  }
}
