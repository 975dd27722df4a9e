package org.concordat.privacy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.compliance.PolicyParameters;
import org.concordat.genesis.poseidon.Poseidon;
import org.junit.jupiter.api.Test;

class ListRootsTest {
  private static final PolicyList BLOCKED = Lists.jurisdictions("KP", "IR");
  private static final PolicyList ISSUERS =
      Lists.of(ListKind.ISSUERS, Lists.issuer(1), Lists.issuer(2));
  private static final PolicyList SANCTIONS =
      Lists.of(ListKind.SANCTIONS, new ListEntry("253400V1H6ART1UQ0N98", "VTB BANK"));
  private static final PolicyParameters PARAMETERS =
      new PolicyParameters(2, BigInteger.TEN, BigInteger.valueOf(1_000));

  private static Fr ascii(String text) {
    return Fr.reduce(new BigInteger(1, text.getBytes(StandardCharsets.US_ASCII)));
  }

  private static List<Fr> padded(int size, Fr filling, Fr... first) {
    List<Fr> all = new ArrayList<>(List.of(first));
    all.addAll(Collections.nCopies(size - first.length, filling));
    return all;
  }

  @Test
  void blockedCodesAreATableOfAsciiNumbers() {
    Fr empty = Poseidon.hash(padded(16, Fr.ZERO));
    Fr row = Poseidon.hash(padded(16, Fr.ZERO, ascii("IR"), ascii("KP")));
    assertThat(ListRoots.root(BLOCKED)).isEqualTo(Poseidon.hash(row, empty, empty, empty));
  }

  @Test
  void sanctionedEntitiesAreATreeOfBlocksOfAsciiNumbers() {
    Fr last = Fr.reduce(BigInteger.TWO.pow(160).subtract(BigInteger.ONE));
    Fr block = Poseidon.hash(padded(12, last, Fr.ZERO, ascii("253400V1H6ART1UQ0N98")));
    Fr empty = Fr.ZERO;
    Fr node = block;
    for (int level = 0; level < 3; level++) {
      node = Poseidon.hash(padded(10, empty, node));
      empty = Poseidon.hash(padded(10, empty));
    }
    assertThat(ListRoots.root(SANCTIONS)).isEqualTo(node);
  }

  @Test
  void issuersAreATreeInTheOrderOfTheirKeys() {
    PolicyList turned = Lists.of(ListKind.ISSUERS, Lists.issuer(2), Lists.issuer(1));
    assertThat(ListRoots.root(turned)).isEqualTo(ListRoots.root(ISSUERS));
    PolicyList fewer = Lists.of(ListKind.ISSUERS, Lists.issuer(1));
    assertThat(ListRoots.root(fewer)).isNotEqualTo(ListRoots.root(ISSUERS));
  }

  @Test
  void aPolicyIsMadeOfItsListsAndNumbers() {
    var policy = ListRoots.policy(ISSUERS, BLOCKED, Optional.of(SANCTIONS), PARAMETERS);
    assertThat(policy.root())
        .isEqualTo(
            Poseidon.hash(
                ListRoots.root(ISSUERS),
                ListRoots.root(BLOCKED),
                ListRoots.root(SANCTIONS),
                PARAMETERS.packed()));
    var basic = ListRoots.policy(ISSUERS, BLOCKED, Optional.empty(), PARAMETERS);
    assertThat(basic.sanctionsRoot()).isEqualTo(Fr.ZERO);
  }

  @Test
  void aListInTheWrongPlaceIsRefused() {
    PolicyList first = BLOCKED;
    PolicyList second = ISSUERS;
    assertThatThrownBy(() -> ListRoots.policy(first, second, Optional.empty(), PARAMETERS))
        .hasMessage("expected a list of accredited-issuers, found blocked-jurisdictions");
  }
}
