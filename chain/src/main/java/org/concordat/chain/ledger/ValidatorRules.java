package org.concordat.chain.ledger;

import java.util.List;
import java.util.Optional;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.genesis.Address;

/// What a header says about validators.
final class ValidatorRules {
  private ValidatorRules() {}

  /// @param contractMode whether a contract names the validators; the header then names none
  static Optional<Breach> check(
      BlockHeader header, QbftExtraData extraData, List<Address> validators, boolean contractMode) {
    List<Address> expected = contractMode ? List.of() : validators;
    if (!extraData.validators().equals(expected)) {
      return Breach.of(Rule.VALIDATORS, extraData.validators(), expected);
    }
    if (contractMode && extraData.vote().isPresent()) {
      return Breach.of(Rule.VALIDATORS, "a vote, though a contract names the validators");
    }
    return Breach.unless(
        validators.contains(header.coinbase()),
        Rule.COINBASE,
        header.coinbase(),
        "one of " + validators);
  }
}
