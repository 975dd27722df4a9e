package org.concordat.genesis.compliance;

import java.util.Optional;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;

/// What batches are measured by. Its values may change without a new circuit: a proof is about the
/// root, and whoever accepts proofs knows which roots are in force.
///
/// @param sanctions empty for circuits without that rule
public record Policy(
    IssuerTree issuers,
    BlockedCodes blocked,
    Optional<SanctionsTree> sanctions,
    PolicyParameters parameters) {
  /// 0 stands for no list, which is not the root of an empty one.
  public Fr sanctionsRoot() {
    return sanctions.map(SanctionsTree::root).orElse(Fr.ZERO);
  }

  public Fr root() {
    return Poseidon.hash(issuers.root(), blocked.digest(), sanctionsRoot(), parameters.packed());
  }
}
