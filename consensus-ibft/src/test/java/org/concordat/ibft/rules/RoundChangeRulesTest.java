package org.concordat.ibft.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.ibft.rules.Certified.block;
import static org.concordat.ibft.rules.Certified.prepared;
import static org.concordat.ibft.rules.Certified.prepares;
import static org.concordat.ibft.rules.Certified.roundChange;
import static org.concordat.ibft.rules.Certified.unprepared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.concordat.ibft.effect.Rejection;
import org.concordat.ibft.message.RoundChange;
import org.concordat.ibft.message.Signed;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.model.ProposedBlock;
import org.junit.jupiter.api.Test;

class RoundChangeRulesTest {
  private static final ProposedBlock BLOCK = block(77, 1, 0);

  private static Optional<Rejection> check(RoundChange message) {
    return RoundChangeRules.check(message, Certified.HEAD);
  }

  @Test
  void anUnpreparedOneIsValidInEveryRoundThatExists() {
    assertThat(check(roundChange(unprepared(1, 2), Optional.empty(), List.of()))).isEmpty();
    assertThat(check(roundChange(unprepared(1000, 2), Optional.empty(), List.of()))).isEmpty();
    assertThat(check(roundChange(unprepared(0, 2), Optional.empty(), List.of())))
        .contains(Rejection.ROUND_OUT_OF_RANGE);
    assertThat(check(roundChange(unprepared(1001, 2), Optional.empty(), List.of())))
        .contains(Rejection.ROUND_OUT_OF_RANGE);
  }

  @Test
  void aPreparedOneShowsTheBlockAndAQuorumOfPrepares() {
    assertThat(
            check(roundChange(prepared(1, BLOCK, 2), Optional.of(BLOCK), prepares(BLOCK, 1, 2, 4))))
        .isEmpty();
    assertThat(check(roundChange(prepared(1, BLOCK, 2), Optional.of(BLOCK), prepares(BLOCK, 1, 2))))
        .contains(Rejection.CERTIFICATE_WITHOUT_QUORUM);
    assertThat(
            check(roundChange(prepared(1, BLOCK, 2), Optional.empty(), prepares(BLOCK, 1, 2, 4))))
        .contains(Rejection.BAD_CERTIFICATE_CONTENT);
  }

  @Test
  void anUnpreparedOneShowsNeither() {
    assertThat(check(roundChange(unprepared(1, 2), Optional.of(BLOCK), prepares(BLOCK, 1, 2, 4))))
        .contains(Rejection.BAD_CERTIFICATE_CONTENT);
    assertThat(check(roundChange(unprepared(1, 2), Optional.empty(), prepares(BLOCK, 1, 2, 4))))
        .contains(Rejection.UNEXPECTED_JUSTIFICATION);
  }

  @Test
  void theBlockIsTheOneThatWasSigned() {
    ProposedBlock other = block(5, 1, 0);
    assertThat(
            check(roundChange(prepared(1, BLOCK, 2), Optional.of(other), prepares(other, 1, 2, 4))))
        .contains(Rejection.WRONG_BLOCK);
  }

  private static void assertNoProof(List<Signed<UnsignedPrepare>> prepares, Rejection reason) {
    assertThat(check(roundChange(prepared(2, BLOCK, 2), Optional.of(BLOCK), prepares)))
        .contains(reason);
  }

  @Test
  void nobodyPreparesTwiceAndStrangersDoNot() {
    assertNoProof(prepares(BLOCK, 1, 2, 2), Rejection.BAD_CERTIFICATE_AUTHORS);
    assertNoProof(prepares(BLOCK, 1, 2, 9), Rejection.BAD_CERTIFICATE_AUTHORS);
    assertNoProof(prepares(BLOCK, 1, 2, 3, 4, 4), Rejection.BAD_CERTIFICATE_AUTHORS);
  }

  @Test
  void thePreparesAreForThatBlockInThatRound() {
    assertNoProof(prepares(block(5, 1, 0), 1, 2, 4), Rejection.BAD_CERTIFICATE_CONTENT);
    assertNoProof(
        prepares(Certified.replaceRound(BLOCK, 1), 1, 2, 4), Rejection.BAD_CERTIFICATE_CONTENT);
    List<Signed<UnsignedPrepare>> twoGoodOnes = new ArrayList<>(prepares(BLOCK, 1, 2));
    twoGoodOnes.addAll(prepares(block(5, 1, 0), 4));
    assertNoProof(twoGoodOnes, Rejection.BAD_CERTIFICATE_CONTENT);
  }

  @Test
  void thePreparesAreOfThatHeight() {
    var otherHeight =
        IntStream.of(1, 2, 4)
            .mapToObj(it -> Certified.sign(new UnsignedPrepare(2, 0, BLOCK.digest()), it))
            .toList();
    assertNoProof(otherHeight, Rejection.BAD_CERTIFICATE_CONTENT);
  }

  @Test
  void nothingIsPreparedInTheRoundToComeOrAfterIt() {
    ProposedBlock future = block(5, 2, 1);
    assertThat(
            check(
                roundChange(
                    prepared(1, future, 2), Optional.of(future), prepares(future, 1, 2, 4))))
        .contains(Rejection.ROUND_OUT_OF_RANGE);
  }
}
