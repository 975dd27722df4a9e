package org.concordat.governance.predeploy;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisAccount;
import org.concordat.genesis.network.Member;
import org.concordat.genesis.network.Predeploys;
import org.concordat.genesis.network.SystemContracts;
import org.concordat.governance.SeatedMember;
import org.concordat.governance.contract.ContractArtefact;

/// The accounts of the consortium's contracts in a genesis state.
public record SystemPredeploys() implements Predeploys {
  /// As `Constitution.MAX_MEMBERS`.
  public static final int MAX_MEMBERS = 128;

  /// @throws IllegalArgumentException as [#allocOf]
  @Override
  public SortedMap<Address, GenesisAccount> alloc(List<Member> members) {
    return allocOf(
        members.stream()
            .map(m -> SeatedMember.named(m.name(), m.signer(), m.validator()))
            .toList());
  }

  /// @param founders the first members, seated in this order
  /// @throws IllegalArgumentException if the constitution could never have admitted them: none or
  ///   too many, a signer or validator that appears twice, no validator at all
  public static SortedMap<Address, GenesisAccount> allocOf(List<SeatedMember> founders) {
    requireSeatable(founders);
    SortedMap<Address, GenesisAccount> accounts = new TreeMap<>();
    accounts.put(
        SystemContracts.CONSTITUTION,
        GenesisAccount.ofContract(
            ContractArtefact.constitution().deployedCode(), ConstitutionStorage.of(founders)));
    accounts.put(SystemContracts.RECORD_REGISTRY, empty(ContractArtefact.recordRegistry()));
    accounts.put(SystemContracts.BLOCK_CHECKPOINTS, empty(ContractArtefact.blockCheckpoints()));
    accounts.put(SystemContracts.POLICY_REGISTRY, empty(ContractArtefact.policyRegistry()));
    return accounts;
  }

  private static GenesisAccount empty(ContractArtefact contract) {
    return GenesisAccount.ofContract(contract.deployedCode(), new TreeMap<>());
  }

  private static void requireSeatable(List<SeatedMember> founders) {
    List<Address> validators =
        founders.stream().map(SeatedMember::validator).flatMap(Optional::stream).toList();
    require(!founders.isEmpty(), "a consortium needs a member");
    require(founders.size() <= MAX_MEMBERS, "at most " + MAX_MEMBERS + " members are seated");
    require(
        founders.stream().map(SeatedMember::signer).distinct().count() == founders.size(),
        "two members share a signer");
    require(!validators.isEmpty(), "a consortium needs a validator");
    require(
        validators.stream().distinct().count() == validators.size(),
        "two members share a validator");
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }
}
