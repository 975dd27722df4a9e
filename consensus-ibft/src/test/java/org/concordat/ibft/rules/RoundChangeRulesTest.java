package org.concordat.ibft.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.ibft.rules.Certified.block;
import static org.concordat.ibft.rules.Certified.prepared;
import static org.concordat.ibft.rules.Certified.prepares;
import static org.concordat.ibft.rules.Certified.roundChange;
import static org.concordat.ibft.rules.Certified.unprepared;

import java.util.List;
import java.util.Optional;
import org.concordat.ibft.effect.Rejection;
import org.concordat.ibft.message.RoundChange;
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
}
