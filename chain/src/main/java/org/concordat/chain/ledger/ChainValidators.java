package org.concordat.chain.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.QbftExtraData.Vote;
import org.concordat.genesis.Address;

/// Validators by whichever mode holds for the next block.
final class ChainValidators implements ValidatorSource {
  private final ChainRules rules;
  private final ContractValidators contract;
  private final HeaderValidators votes;

  ChainValidators(
      ChainRules rules,
      Simulator simulator,
      Function<Bytes32, Optional<BlockHeader>> headerByHash) {
    this.rules = rules;
    this.contract = new ContractValidators(simulator);
    this.votes = new HeaderValidators(rules, headerByHash);
  }

  @Override
  public List<Address> validatorsAfter(BlockHeader parent) {
    Optional<Address> address = rules.validatorContractAfter(parent);
    List<Address> validators =
        address.isPresent() ? contract.at(parent, address.get()) : votes.after(parent);
    if (validators.isEmpty()) {
      throw new IllegalStateException("no validators after block " + parent.number());
    }
    return validators;
  }

  /// Whether `vote` in the block after `parent` would count and be news.
  boolean isOpen(BlockHeader parent, Address voter, Vote vote) {
    return rules.validatorContractAfter(parent).isEmpty()
        && !rules.isEpoch(parent.number() + 1, parent.timestamp())
        && votes.tallyAfter(parent).isOpen(voter, vote);
  }
}
