package org.concordat.chain.ledger;

import java.util.Optional;
import org.concordat.chain.ChainException;
import org.concordat.chain.spec.Fork;
import org.concordat.genesis.config.Milestone;

/// Milestones of a genesis file as the forks they switch on.
final class ForkNames {
  private ForkNames() {}

  /// @throws ChainException `GENESIS_UNSUPPORTED` for rules before London or after Osaka
  static Fork of(Optional<Milestone> milestone) {
    return milestone
        .flatMap(ForkNames::fork)
        .orElseThrow(() ->
            new ChainException(
                ChainException.Code.GENESIS_UNSUPPORTED,
                "config asks for the rules of "
                    + milestone.map(Milestone::key).orElse("Frontier")
                    + ": only London to Osaka can be run; name londonBlock 0 or a later fork"));
  }

  private static Optional<Fork> fork(Milestone milestone) {
    return switch (milestone) {
      case LONDON, ARROW_GLACIER, GRAY_GLACIER -> Optional.of(Fork.LONDON);
      case PARIS -> Optional.of(Fork.PARIS);
      case SHANGHAI -> Optional.of(Fork.SHANGHAI);
      case CANCUN -> Optional.of(Fork.CANCUN);
      case PRAGUE -> Optional.of(Fork.PRAGUE);
      case OSAKA, BPO1, BPO2, BPO3, BPO4, BPO5 -> Optional.of(Fork.OSAKA);
      case HOMESTEAD,
          DAO,
          TANGERINE_WHISTLE,
          SPURIOUS_DRAGON,
          BYZANTIUM,
          CONSTANTINOPLE,
          PETERSBURG,
          ISTANBUL,
          MUIR_GLACIER,
          BERLIN,
          AMSTERDAM,
          FUTURE_EIPS,
          EXPERIMENTAL_EIPS ->
          Optional.empty();
    };
  }
}
