package org.concordat.chain.ledger;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.concordat.chain.types.Block;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.QbftExtraData;
import org.concordat.genesis.Address;

/// Everything about a block that can be said before it is executed.
final class BlockChecks {
  private final ChainRules rules;
  private final ValidatorSource validators;
  private final InstantSource clock;

  BlockChecks(ChainRules rules, ValidatorSource validators, InstantSource clock) {
    this.rules = rules;
    this.validators = validators;
    this.clock = clock;
  }

  /// Every rule but those about seals: a proposal has none yet.
  Optional<Breach> unsealed(Block block, BlockHeader parent, QbftExtraData extraData) {
    return unsealed(block, parent, extraData, clock.instant().getEpochSecond());
  }

  private Optional<Breach> unsealed(
      Block block, BlockHeader parent, QbftExtraData extraData, long now) {
    BlockHeader header = block.header();
    BlockRules blockRules = rules.after(parent, header.timestamp());
    return HeaderRules.check(header, parent, blockRules, now)
        .or(() -> BodyRules.check(block, blockRules.fork()))
        .or(() ->
            ValidatorRules.check(
                header,
                extraData,
                validators.validatorsAfter(parent),
                blockRules.consensus().isContractMode()));
  }

  Optional<Breach> sealed(Block block, BlockHeader parent, QbftExtraData extraData) {
    return sealed(block, parent, extraData, clock.instant().getEpochSecond());
  }

  /// Of a block that a quorum has decided with us. Our clock was asked when we judged it; if it has
  /// been set back since, it is the clock that is wrong.
  Optional<Breach> decided(Block block, BlockHeader parent, QbftExtraData extraData) {
    return sealed(block, parent, extraData, block.header().timestamp());
  }

  private Optional<Breach> sealed(
      Block block, BlockHeader parent, QbftExtraData extraData, long now) {
    return unsealed(block, parent, extraData, now)
        .or(() -> {
          List<Address> sealers = validators.validatorsAfter(parent);
          return SealRules.check(block.header(), extraData, sealers);
        });
  }
}
