package org.concordat.ibft.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.ibft.rules.Certified.HEAD;
import static org.concordat.ibft.rules.Certified.block;
import static org.concordat.ibft.rules.Certified.commit;
import static org.concordat.ibft.rules.Certified.id;
import static org.concordat.ibft.rules.Certified.prepare;
import static org.concordat.ibft.rules.Certified.prepares;
import static org.concordat.ibft.rules.Certified.proposal;
import static org.concordat.ibft.rules.Certified.roundChange;

import java.util.List;
import java.util.Optional;
import org.concordat.ibft.IbftNode;
import org.concordat.ibft.effect.Effect;
import org.concordat.ibft.effect.Rejection;
import org.concordat.ibft.event.Event;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.model.ProposedBlock;
import org.concordat.ibft.model.RoundId;
import org.concordat.ibft.model.Signature;
import org.concordat.ibft.rules.Certified;
import org.concordat.ibft.state.Configuration;
import org.junit.jupiter.api.Test;

/// What counts as a vote, and which block a proposer owes.
class VotingTest {
  private static final ProposedBlock BLOCK = block(77, 1, 0);
  private static final ProposedBlock OTHER = block(78, 1, 0);
  private static final ProposedBlock SECOND = block(88, 2, 1);

  private static IbftNode started(int number) {
    Configuration configuration = new Configuration(id(number), 1000, false);
    IbftNode node =
        IbftNode.start(configuration, HEAD, Optional.empty(), Certified::replaceRound).node();
    node.on(new Event.BlockTimeout(1));
    return node;
  }

  private static List<Effect> receive(IbftNode node, IbftMessage message) {
    return node.on(new Event.MessageReceived(message));
  }

  /// Validator 4, after it accepted `BLOCK`; its own votes are not counted here.
  private static IbftNode accepting() {
    IbftNode node = started(4);
    Proposal proposal = proposal(BLOCK, 1, List.of(), List.of());
    receive(node, proposal);
    node.on(new Event.BlockValidated(proposal.roundId(), BLOCK.digest(), true));
    return node;
  }

  private static Effect duplicate(IbftMessage message) {
    return new Effect.Discard(message, Rejection.DUPLICATE);
  }

  @Test
  void aQuorumOfPreparesIsTheCertificate() {
    IbftNode node = accepting();
    assertThat(receive(node, prepare(BLOCK, 1))).isEmpty();
    assertThat(receive(node, prepare(BLOCK, 2))).isEmpty();
    assertThat(receive(node, prepare(BLOCK, 3)))
        .contains(new Effect.SendCommit(new RoundId(1, 0), BLOCK.digest()));
    assertThat(node.state().lastPrepared().orElseThrow().prepares())
        .isEqualTo(prepares(BLOCK, 1, 2, 3));
  }

  @Test
  void preparesForAnotherBlockDoNotCountNorGetIntoTheCertificate() {
    IbftNode node = accepting();
    receive(node, prepare(OTHER, 1));
    receive(node, prepare(BLOCK, 2));
    assertThat(receive(node, prepare(BLOCK, 3))).isEmpty();
    assertThat(node.state().lastPrepared()).isEmpty();
    receive(node, prepare(BLOCK, 4));
    assertThat(node.state().lastPrepared().orElseThrow().prepares())
        .isEqualTo(prepares(BLOCK, 2, 3, 4));
  }

  @Test
  void nobodyPreparesTwiceNotEvenAnotherBlock() {
    IbftNode node = accepting();
    receive(node, prepare(BLOCK, 1));
    receive(node, prepare(BLOCK, 2));
    assertThat(receive(node, prepare(BLOCK, 2))).containsExactly(duplicate(prepare(BLOCK, 2)));
    assertThat(receive(node, prepare(OTHER, 2))).containsExactly(duplicate(prepare(OTHER, 2)));
    assertThat(node.state().lastPrepared()).isEmpty();
  }

  @Test
  void nobodyCommitsTwice() {
    IbftNode node = accepting();
    receive(node, commit(BLOCK, 1));
    receive(node, commit(BLOCK, 2));
    assertThat(receive(node, commit(BLOCK, 2))).containsExactly(duplicate(commit(BLOCK, 2)));
    assertThat(node.state().decided()).isFalse();
  }

  @Test
  void commitsForAnotherBlockDoNotCountNorGetIntoTheBlock() {
    IbftNode node = accepting();
    receive(node, commit(OTHER, 1));
    receive(node, commit(BLOCK, 2));
    assertThat(receive(node, commit(BLOCK, 3))).isEmpty();
    List<Signature> seals =
        List.of(2, 3, 4).stream()
            .map(it -> commit(BLOCK, it).signed().payload().commitSeal())
            .toList();
    assertThat(receive(node, commit(BLOCK, 4))).contains(new Effect.CommitBlock(BLOCK, seals));
  }

  @Test
  void strangersDoNotVote() {
    IbftNode node = accepting();
    assertThat(receive(node, prepare(BLOCK, 9)))
        .containsExactly(new Effect.Discard(prepare(BLOCK, 9), Rejection.AUTHOR_NOT_VALIDATOR));
  }

  /// Validator 3 proposes round 2, and hears of certificates of rounds 0 and 1.
  private static Effect.SendProposal proposalAfter(RoundChange... roundChanges) {
    IbftNode node = started(3);
    for (RoundChange roundChange : roundChanges) {
      List<Effect> effects = receive(node, roundChange);
      for (Effect effect : effects) {
        if (effect instanceof Effect.SendProposal proposal) {
          return proposal;
        }
      }
    }
    throw new AssertionError("nothing was proposed");
  }

  @Test
  void aProposerProposesTheLatestPreparedBlockInWhateverOrderItHearsOfThem() {
    RoundChange early = roundChange(2, BLOCK, 1);
    RoundChange late = roundChange(2, SECOND, 2);
    RoundChange none = roundChange(2, 4);
    for (RoundChange[] order :
        new RoundChange[][] {{early, late, none}, {late, none, early}, {none, early, late}}) {
      Effect.SendProposal proposal = proposalAfter(order);
      assertThat(proposal.payload().block()).isEqualTo(Certified.replaceRound(SECOND, 2));
      assertThat(proposal.roundChangeJustification()).isEqualTo(prepares(SECOND, 1, 2, 3));
    }
  }

  @Test
  void theLatestWinsWhoeverShowsIt() {
    Effect.SendProposal proposal =
        proposalAfter(
            roundChange(2, SECOND, 1), roundChange(2, BLOCK, 2), roundChange(2, BLOCK, 4));
    assertThat(proposal.payload().block()).isEqualTo(Certified.replaceRound(SECOND, 2));
  }

  @Test
  void aPreparedBlockHeardOfWhileBuildingGoesFirst() {
    IbftNode node = started(2);
    receive(node, roundChange(1, 1));
    receive(node, roundChange(1, 3));
    assertThat(receive(node, roundChange(1, 2))).contains(new Effect.BuildBlock(new RoundId(1, 1)));
    receive(node, roundChange(1, BLOCK, 4));
    List<Effect> effects = node.on(new Event.BlockBuilt(new RoundId(1, 1), SECOND));
    assertThat(effects)
        .filteredOn(Effect.SendProposal.class::isInstance)
        .extracting(it -> ((Effect.SendProposal) it).payload().block())
        .containsExactly(Certified.replaceRound(BLOCK, 1));
  }
}
