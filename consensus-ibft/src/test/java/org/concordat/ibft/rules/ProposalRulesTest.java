package org.concordat.ibft.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.ibft.rules.Certified.block;
import static org.concordat.ibft.rules.Certified.prepared;
import static org.concordat.ibft.rules.Certified.prepares;
import static org.concordat.ibft.rules.Certified.proposal;
import static org.concordat.ibft.rules.Certified.unprepared;

import java.util.List;
import java.util.Optional;
import org.concordat.ibft.effect.Rejection;
import org.concordat.ibft.message.Proposal;
import org.concordat.ibft.model.ProposedBlock;
import org.junit.jupiter.api.Test;

class ProposalRulesTest {
  private static final ProposedBlock FIRST = block(77, 1, 0);
  private static final ProposedBlock SECOND = block(88, 2, 1);

  private static Optional<Rejection> check(Proposal proposal) {
    return ProposalRules.check(proposal, Certified.HEAD, Certified::replaceRound);
  }

  private static void assertRejected(Proposal proposal, Rejection reason) {
    assertThat(check(proposal)).contains(reason);
  }

  private static ProposedBlock again(ProposedBlock block, int round) {
    return Certified.replaceRound(block, round);
  }

  @Test
  void theFirstProposerMayProposeItsBlock() {
    assertThat(check(proposal(FIRST, 1, List.of(), List.of()))).isEmpty();
  }

  @Test
  void nobodyElseMay() {
    assertRejected(proposal(block(1, 2, 0), 2, List.of(), List.of()), Rejection.WRONG_PROPOSER);
  }

  @Test
  void aNewBlockMustBeTheAuthorsOwn() {
    assertRejected(proposal(block(1, 2, 0), 1, List.of(), List.of()), Rejection.WRONG_BLOCK);
  }

  @Test
  void roundZeroNeedsNoJustificationAndMustNotCarryOne() {
    assertRejected(
        proposal(FIRST, 1, List.of(unprepared(0, 2)), List.of()),
        Rejection.UNEXPECTED_JUSTIFICATION);
    assertRejected(
        proposal(FIRST, 1, List.of(), prepares(FIRST, 1, 2, 3)),
        Rejection.UNEXPECTED_JUSTIFICATION);
  }

  @Test
  void aLaterRoundNeedsAQuorumOfRoundChanges() {
    var two = List.of(unprepared(1, 1), unprepared(1, 2));
    assertRejected(proposal(SECOND, 2, two, List.of()), Rejection.CERTIFICATE_WITHOUT_QUORUM);
    var three = List.of(unprepared(1, 1), unprepared(1, 2), unprepared(1, 4));
    assertThat(check(proposal(SECOND, 2, three, List.of()))).isEmpty();
  }

  @Test
  void nobodyCountsTwice() {
    var twice = List.of(unprepared(1, 1), unprepared(1, 2), unprepared(1, 2));
    assertRejected(proposal(SECOND, 2, twice, List.of()), Rejection.BAD_CERTIFICATE_AUTHORS);
  }

  @Test
  void strangersDoNotCount() {
    var stranger = List.of(unprepared(1, 1), unprepared(1, 2), unprepared(1, 9));
    assertRejected(proposal(SECOND, 2, stranger, List.of()), Rejection.BAD_CERTIFICATE_AUTHORS);
  }

  @Test
  void roundChangesToAnotherRoundDoNotCount() {
    var other = List.of(unprepared(1, 1), unprepared(1, 2), unprepared(2, 4));
    assertRejected(proposal(SECOND, 2, other, List.of()), Rejection.BAD_CERTIFICATE_CONTENT);
  }

  @Test
  void aPreparedBlockMustBeProposedAgain() {
    var roundChanges = List.of(prepared(1, FIRST, 1), unprepared(1, 2), unprepared(1, 4));
    assertThat(check(proposal(again(FIRST, 1), 2, roundChanges, prepares(FIRST, 1, 2, 3))))
        .isEmpty();
    assertRejected(
        proposal(SECOND, 2, roundChanges, prepares(FIRST, 1, 2, 3)),
        Rejection.PREPARED_BLOCK_IGNORED);
    assertRejected(proposal(SECOND, 2, roundChanges, List.of()), Rejection.PREPARED_BLOCK_IGNORED);
  }

  @Test
  void theLatestPreparedBlockWins() {
    var roundChanges = List.of(prepared(2, FIRST, 1), prepared(2, SECOND, 2), unprepared(2, 4));
    assertThat(check(proposal(again(SECOND, 2), 3, roundChanges, prepares(SECOND, 1, 2, 3))))
        .isEmpty();
    assertRejected(
        proposal(again(FIRST, 2), 3, roundChanges, prepares(FIRST, 1, 2, 3)),
        Rejection.PREPARED_BLOCK_IGNORED);
  }

  @Test
  void preparesMustBeAQuorumForThePreparedRound() {
    var roundChanges = List.of(prepared(1, FIRST, 1), unprepared(1, 2), unprepared(1, 4));
    ProposedBlock again = again(FIRST, 1);
    assertRejected(
        proposal(again, 2, roundChanges, prepares(FIRST, 1, 2)),
        Rejection.CERTIFICATE_WITHOUT_QUORUM);
    assertRejected(
        proposal(again, 2, roundChanges, prepares(FIRST, 1, 2, 2)),
        Rejection.BAD_CERTIFICATE_AUTHORS);
    assertRejected(
        proposal(again, 2, roundChanges, prepares(again, 1, 2, 3)),
        Rejection.BAD_CERTIFICATE_CONTENT);
    assertRejected(
        proposal(again, 2, roundChanges, prepares(block(5, 1, 0), 1, 2, 3)),
        Rejection.BAD_CERTIFICATE_CONTENT);
  }

  @Test
  void twoBlocksCannotBePreparedInOneRound() {
    var roundChanges =
        List.of(prepared(1, FIRST, 1), prepared(1, block(5, 1, 0), 2), unprepared(1, 4));
    assertRejected(
        proposal(again(FIRST, 1), 2, roundChanges, prepares(FIRST, 1, 2, 3)),
        Rejection.CONFLICTING_PREPARED_BLOCKS);
  }

  @Test
  void nothingCanBePreparedInTheRoundToComeOrAfterIt() {
    ProposedBlock future = block(5, 2, 1);
    var roundChanges = List.of(prepared(1, future, 1), unprepared(1, 2), unprepared(1, 4));
    assertRejected(
        proposal(future, 2, roundChanges, prepares(future, 1, 2, 3)),
        Rejection.BAD_CERTIFICATE_CONTENT);
  }
}
