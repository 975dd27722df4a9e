package org.concordat.genesis.network;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.GenesisAccount;
import org.concordat.genesis.config.GenesisConfig;
import org.concordat.genesis.config.GenesisExtraData;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.GenesisHeader;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.genesis.keys.SoftwareKeyWrapping;
import org.concordat.genesis.network.CreationResult.Created;
import org.concordat.genesis.network.CreationResult.Refused;

/// Lays down a new network on disk: keys, genesis, roster and node configurations.
///
/// Everything is written into a hidden folder beside the target, which takes its name only when it
/// is complete: a network is there as a whole or not at all.
public final class NetworkCreator {
  private final SecureRandom random;

  public NetworkCreator(SecureRandom random) {
    this.random = random;
  }

  /// A member with its secrets, while the network is being made.
  private record Founder(MemberPlan plan, SoftwareKey nodeKey, SoftwareKey signerKey) {
    Member member() {
      return new Member(
          plan.name(), signerKey.address(), nodeKey.publicKey(), plan.host(), plan.p2pPort());
    }
  }

  /// @param directory must not exist; its parents are made
  /// @throws org.concordat.genesis.GenesisException if the disk refuses; nothing is left behind
  ///   then
  public CreationResult create(Path directory, NetworkPlan plan, Predeploys predeploys) {
    Path target = directory.toAbsolutePath().normalize();
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return new Refused(target + " exists and is not written over; name another directory");
    }
    Optional<String> fault = PlanCheck.fault(plan);
    if (fault.isPresent()) {
      return new Refused(fault.get());
    }
    List<Founder> founders = plan.members().stream().map(this::founder).toList();
    List<Member> members = founders.stream().map(Founder::member).toList();
    Map<Address, GenesisAccount> contracts = predeploys.alloc(members);
    Optional<String> gap = allocFault(plan, contracts);
    if (gap.isPresent()) {
      return new Refused(gap.get());
    }
    GenesisFile genesis = genesis(plan, members, contracts);
    Network network = new Network(target, genesis, new Roster(plan.chainId(), members));
    NewDirectory.create(target, draft -> write(draft, network, plan, founders));
    return new Created(network);
  }

  private Founder founder(MemberPlan plan) {
    return new Founder(plan, SoftwareKey.generate(random), SoftwareKey.generate(random));
  }

  private static Optional<String> allocFault(
      NetworkPlan plan, Map<Address, GenesisAccount> contracts) {
    Optional<Address> doubled =
        contracts.keySet().stream()
            .filter(address -> plan.accounts().containsKey(address))
            .findFirst();
    if (doubled.isPresent()) {
      return Optional.of("The account " + doubled.get() + " is both funded and a system contract");
    }
    return plan.qbft()
        .validatorContract()
        .filter(address -> {
          GenesisAccount account = contracts.get(address);
          return account == null || account.code().isEmpty();
        })
        .map(address -> "The validator contract " + address + " has no code in the genesis state");
  }

  /// The genesis of a plan once its members' keys are known; the same for the same arguments.
  public static GenesisFile genesis(
      NetworkPlan plan, List<Member> members, Map<Address, GenesisAccount> contracts) {
    NavigableMap<Address, GenesisAccount> alloc = new TreeMap<>(plan.accounts());
    alloc.putAll(contracts);
    Bytes extraData =
        plan.qbft().isContractMode()
            ? GenesisExtraData.ofContractMode()
            : GenesisExtraData.ofValidators(members.stream().map(Member::validator).toList());
    return new GenesisFile(
        GenesisConfig.ofQbft(plan.chainId(), plan.forks(), plan.zeroBaseFee(), plan.qbft()),
        GenesisHeader.ofQbft(plan.timestamp(), plan.gasLimit(), extraData),
        alloc);
  }

  private void write(
      NewDirectory draft, Network network, NetworkPlan plan, List<Founder> founders) {
    String genesis = network.genesis().toJson();
    String members = network.roster().toJson();
    draft.file(MemberFolder.GENESIS, genesis);
    draft.file(MemberFolder.MEMBERS, members);
    for (Founder founder : founders) {
      NewDirectory own = draft.privateFolder(founder.plan().name());
      own.file(MemberFolder.GENESIS, genesis);
      own.file(MemberFolder.MEMBERS, members);
      own.file(MemberFolder.CONFIG, NodeConfig.toml(founder.plan(), plan));
      own.file(MemberFolder.STATIC_NODES, staticNodes(network.roster(), founder.member()));
      MemberFolder folder = new MemberFolder(own.path());
      founder.nodeKey().write(folder.nodeKeyFile());
      founder.signerKey().write(folder.signerKeyFile());
      SoftwareKeyWrapping.create(folder.vaultKeyFile(), random);
    }
  }

  private static String staticNodes(Roster roster, Member self) {
    return new StaticNodes(
            roster.members().stream()
                .filter(member -> !member.equals(self))
                .map(Member::enode)
                .toList())
        .toJson();
  }
}
