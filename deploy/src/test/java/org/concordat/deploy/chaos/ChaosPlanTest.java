package org.concordat.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.concordat.deploy.chaos.ChaosPlan.Planned;
import org.concordat.deploy.chaos.ChaosPlan.Step;
import org.junit.jupiter.api.Test;

class ChaosPlanTest {
  private static final int SEEDS = 500;

  @Test
  void aSeedMakesOnePlan() {
    assertThat(ChaosPlan.of(7, 30)).isEqualTo(ChaosPlan.of(7, 30));
    assertThat(ChaosPlan.of(7, 30)).isNotEqualTo(ChaosPlan.of(8, 30));
  }

  @Test
  void faultsLieBetweenTheWarmUpAndTheQuietEnd() {
    for (long seed = 0; seed < SEEDS; seed++) {
      int minutes = 2 + (int) (seed % 30);
      for (Planned planned : ChaosPlan.of(seed, minutes).faults()) {
        assertThat(planned.beginMillis()).isGreaterThanOrEqualTo(ChaosPlan.WARM_UP_MILLIS);
        assertThat(planned.endMillis())
            .isGreaterThan(planned.beginMillis())
            .isLessThanOrEqualTo(minutes * 60_000L - ChaosPlan.QUIET_MILLIS);
      }
    }
  }

  @Test
  void noProcessHasTwoFaultsAtOnceAndNothingHappensToTheOthersOfAWipedMember() {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Planned> faults = ChaosPlan.of(seed, 10).faults();
      for (int i = 0; i < faults.size(); i++) {
        for (int j = 0; j < i; j++) {
          Planned one = faults.get(j);
          Planned two = faults.get(i);
          boolean together =
              one.beginMillis() < two.endMillis() && two.beginMillis() < one.endMillis();
          boolean may =
              !one.fault().isExclusive()
                  && !two.fault().isExclusive()
                  && (one.fault().process() < 0 || one.fault().process() != two.fault().process());
          assertThat(together && !may).as("seed %d: %s and %s", seed, one, two).isFalse();
        }
      }
    }
  }

  @Test
  void everyKindOfFaultComesInHalfAnHour() {
    Set<Class<?>> kinds = new HashSet<>();
    Set<Fault.Attack> attacks = new HashSet<>();
    for (Planned planned : ChaosPlan.of(1, 30).faults()) {
      kinds.add(planned.fault().getClass());
      if (planned.fault() instanceof Fault.Hostile(int _, Fault.Attack attack)) {
        attacks.add(attack);
      }
    }
    assertThat(kinds).hasSize(Fault.class.getPermittedSubclasses().length);
    assertThat(attacks).containsExactlyInAnyOrder(Fault.Attack.values());
  }

  @Test
  void everyFaultBeginsOnceAndThenEnds() {
    for (long seed = 0; seed < SEEDS; seed++) {
      ChaosPlan plan = ChaosPlan.of(seed, 5);
      List<Step> steps = plan.steps();
      assertThat(steps).hasSize(2 * plan.faults().size());
      assertThat(steps).isSortedAccordingTo((a, b) -> Long.compare(a.atMillis(), b.atMillis()));
      assertThat(steps.stream().filter(Step::begins)).hasSize(plan.faults().size());
    }
  }
}
