package org.concordat.privacy.policy;

import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.babyjubjub.EddsaPublicKey;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.compliance.BlockedCodes;
import org.concordat.genesis.compliance.IssuerTree;
import org.concordat.genesis.compliance.Policy;
import org.concordat.genesis.compliance.PolicyParameters;
import org.concordat.genesis.compliance.SanctionsTree;
import org.concordat.privacy.commitment.FieldElements;

/// From lists to what a circuit takes. Whoever has the lists gets the same roots.
public final class ListRoots {
  private ListRoots() {}

  /// The one number by which a policy refers to a list.
  public static Fr root(PolicyList list) {
    return switch (list.kind()) {
      case ISSUERS -> issuers(list).root();
      case JURISDICTIONS -> blocked(list).digest();
      case SANCTIONS -> sanctions(list).root();
    };
  }

  /// @param sanctions empty for circuits without that rule
  /// @throws IllegalArgumentException if a list is of another kind than its place
  public static Policy policy(
      PolicyList issuers,
      PolicyList blocked,
      Optional<PolicyList> sanctions,
      PolicyParameters parameters) {
    return new Policy(
        issuers(issuers), blocked(blocked), sanctions.map(ListRoots::sanctions), parameters);
  }

  private static IssuerTree issuers(PolicyList list) {
    check(list, ListKind.ISSUERS);
    return IssuerTree.of(
        list.entries().stream()
            .map(entry -> EddsaPublicKey.of(Bytes.fromHexString(entry.identifier())))
            .map(Optional::orElseThrow)
            .toList());
  }

  private static BlockedCodes blocked(PolicyList list) {
    check(list, ListKind.JURISDICTIONS);
    return BlockedCodes.of(elements(list));
  }

  private static SanctionsTree sanctions(PolicyList list) {
    check(list, ListKind.SANCTIONS);
    return SanctionsTree.of(elements(list));
  }

  /// As a record's commitment would have them.
  private static List<Fr> elements(PolicyList list) {
    return list.entries().stream()
        .map(entry -> FieldElements.of(list.kind().type(), entry.identifier()))
        .toList();
  }

  private static void check(PolicyList list, ListKind kind) {
    if (list.kind() != kind) {
      throw new IllegalArgumentException(
          "expected a list of " + kind.word() + ", found " + list.kind().word());
    }
  }
}
