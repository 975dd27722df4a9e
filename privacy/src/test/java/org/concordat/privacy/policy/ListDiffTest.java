package org.concordat.privacy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ListDiffTest {
  private static final PolicyList BEFORE =
      Lists.of(
          ListKind.JURISDICTIONS,
          new ListEntry("AF", "Afghanistan"),
          new ListEntry("IR", "Iran"),
          new ListEntry("KP", "North Korea"));
  private static final PolicyList AFTER =
      Lists.of(
          ListKind.JURISDICTIONS,
          new ListEntry("IR", "Iran"),
          new ListEntry("KP", "DPR Korea"),
          new ListEntry("MM", "Myanmar"),
          new ListEntry("SY", "Syria"));

  @Test
  void whatCameWentAndChangedItsLabelIsSaid() {
    ListDiff diff = ListDiff.between(BEFORE, AFTER);
    assertThat(diff.added())
        .containsExactly(new ListEntry("MM", "Myanmar"), new ListEntry("SY", "Syria"));
    assertThat(diff.removed()).containsExactly(new ListEntry("AF", "Afghanistan"));
    assertThat(diff.describe())
        .isEqualTo(
            """
            added 2, removed 1, relabelled 1
              + MM Myanmar
              + SY Syria
              - AF Afghanistan
              ~ KP North Korea -> DPR Korea
            """);
    assertThat(diff.isSameSet()).isFalse();
  }

  @Test
  void thereAndBackAreOpposite() {
    ListDiff back = ListDiff.between(AFTER, BEFORE);
    assertThat(back.added()).isEqualTo(ListDiff.between(BEFORE, AFTER).removed());
    assertThat(back.removed()).isEqualTo(ListDiff.between(BEFORE, AFTER).added());
  }

  @Test
  void anotherLabelAloneLeavesTheSetAndItsRoot() {
    PolicyList relabelled =
        Lists.of(
            ListKind.JURISDICTIONS,
            BEFORE.entries().stream()
                .map(entry -> new ListEntry(entry.identifier(), "X"))
                .toArray(ListEntry[]::new));
    ListDiff diff = ListDiff.between(BEFORE, relabelled);
    assertThat(diff.isSameSet()).isTrue();
    assertThat(diff.relabelled()).hasSize(3);
    assertThat(ListRoots.root(relabelled)).isEqualTo(ListRoots.root(BEFORE));
    assertThat(ListDiff.between(BEFORE, BEFORE).describe())
        .isEqualTo("added 0, removed 0, relabelled 0\n");
  }

  @Test
  void listsOfDifferentKindsAreNotCompared() {
    PolicyList issuers = Lists.of(ListKind.ISSUERS, Lists.issuer(1));
    assertThatThrownBy(() -> ListDiff.between(BEFORE, issuers))
        .hasMessageContaining("different kinds");
  }
}
