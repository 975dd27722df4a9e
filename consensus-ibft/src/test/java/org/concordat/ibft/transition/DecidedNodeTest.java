package org.concordat.ibft.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.ibft.rules.Certified.HEAD;
import static org.concordat.ibft.rules.Certified.block;
import static org.concordat.ibft.rules.Certified.commit;
import static org.concordat.ibft.rules.Certified.id;
import static org.concordat.ibft.rules.Certified.prepare;
import static org.concordat.ibft.rules.Certified.proposal;
import static org.concordat.ibft.rules.Certified.roundChange;
import static org.concordat.ibft.rules.Certified.unprepared;

import java.util.List;
import java.util.Optional;
import org.concordat.ibft.IbftNode;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.effect.Rejection;
import org.concordat.ibft.event.Event;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.model.ChainHead;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.rules.Certified;
import org.concordat.ibft.state.Configuration;
import org.concordat.ibft.state.NodeState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Agreement rests on this: whoever has decided neither votes nor asks for another round, whatever
/// happens until the block is in the chain. One test per transition.
///
/// The node is validator 2, the proposer of round 1.
class DecidedNodeTest {
  private static final ProposedBlock DECIDED = block(77, 1, 0);
  private static final ProposedBlock OTHER = block(88, 2, 1);
  private static final Proposal FIRST = proposal(DECIDED, 1, List.of(), List.of());

  /// Valid in itself: none of its three supporters has prepared anything.
  private static final Proposal SECOND =
      proposal(OTHER, 2, List.of(unprepared(1, 1), unprepared(1, 3), unprepared(1, 4)), List.of());

  private static IbftNode started(boolean catchUp) {
    Configuration configuration = new Configuration(id(2), 1000, catchUp);
    IbftNode node =
        IbftNode.start(configuration, HEAD, Optional.empty(), Certified::replaceRound).node();
    node.on(new Event.BlockTimeout(1));
    return node;
  }

  private static List<Effect> receive(IbftNode node, IbftMessage message) {
    return node.on(new Event.MessageReceived(message));
  }

  private static void accept(IbftNode node, Proposal proposal) {
    receive(node, proposal);
    node.on(validated(proposal));
  }

  private static Event validated(Proposal proposal) {
    return new Event.BlockValidated(proposal.roundId(), proposal.proposedBlock().digest(), true);
  }

  private static void decide(IbftNode node, ProposedBlock block) {
    receive(node, commit(block, 1));
    receive(node, commit(block, 3));
    assertThat(receive(node, commit(block, 4))).hasOnlyElementsOfType(Effect.CommitBlock.class);
    assertThat(node.state().decided()).isTrue();
  }

  private static IbftNode decided() {
    return decided(false);
  }

  private static IbftNode decided(boolean catchUp) {
    IbftNode node = started(catchUp);
    accept(node, FIRST);
    decide(node, DECIDED);
    return node;
  }

  private static void assertIgnores(IbftNode node, Event event) {
    NodeState before = node.state();
    assertThat(node.on(event)).isEmpty();
    assertThat(node.state()).isEqualTo(before);
  }

  private static void assertDiscards(IbftNode node, IbftMessage message) {
    NodeState before = node.state();
    assertThat(receive(node, message))
        .containsExactly(new Effect.Discard(message, Rejection.ALREADY_DECIDED));
    assertThat(node.state()).isEqualTo(before);
  }

  @Test
  void itsRoundDoesNotTimeOut() {
    assertIgnores(decided(), new Event.RoundTimeout(new RoundId(1, 0)));
  }

  @Test
  void itsBlockPeriodDoesNotEndAgain() {
    assertIgnores(decided(), new Event.BlockTimeout(1));
  }

  @Test
  void itValidatesNoOtherProposal() {
    assertDiscards(decided(), SECOND);
  }

  @Test
  void itDoesNotPrepareABlockThatWasUnderValidation() {
    IbftNode node = started(false);
    accept(node, FIRST);
    assertThat(receive(node, SECOND)).hasOnlyElementsOfType(Effect.ValidateBlock.class);
    decide(node, DECIDED);
    assertIgnores(node, validated(SECOND));
  }

  @Test
  void itIsNotPreparedLate() {
    IbftNode node = started(false);
    accept(node, FIRST);
    receive(node, prepare(DECIDED, 1));
    receive(node, prepare(DECIDED, 3));
    decide(node, DECIDED);
    assertDiscards(node, prepare(DECIDED, 4));
  }

  @Test
  void itDecidesOnce() {
    IbftNode node = started(false);
    accept(node, FIRST);
    decide(node, DECIDED);
    assertDiscards(node, commit(DECIDED, 2));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noRoundChangesMoveIt(boolean catchUp) {
    IbftNode node = decided(catchUp);
    assertDiscards(node, roundChange(1, 1));
    assertDiscards(node, roundChange(1, 3));
    assertDiscards(node, roundChange(1, 4));
  }

  /// The proposal that decides it carries its own signature: it was sent before the last restart,
  /// by a node that had lost its record.
  @Test
  void itDoesNotProposeABlockThatIsBuiltLate() {
    IbftNode node = started(false);
    receive(node, roundChange(1, 1));
    receive(node, roundChange(1, 3));
    assertThat(receive(node, roundChange(1, 4))).contains(new Effect.BuildBlock(new RoundId(1, 1)));
    accept(node, SECOND);
    decide(node, OTHER);
    assertIgnores(node, new Event.BlockBuilt(new RoundId(1, 1), block(99, 2, 1)));
  }

  @Test
  void itGoesOnWithTheNextHeightWhenTheBlockIsInTheChain() {
    IbftNode node = decided();
    ChainHead next = new ChainHead(1, id(1), HEAD.validators());
    assertThat(node.on(new Event.NewBlock(next))).containsExactly(new Effect.StartBlockTimer(2));
    assertThat(node.state().decided()).isFalse();
  }
}
