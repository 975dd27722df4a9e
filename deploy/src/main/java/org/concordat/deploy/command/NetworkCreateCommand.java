package org.concordat.deploy.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.concordat.chain.ledger.LedgerOpening;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.deploy.outcome.ExitCode;
import org.concordat.genesis.network.CreationResult;
import org.concordat.genesis.network.Member;
import org.concordat.genesis.network.MemberPlan;
import org.concordat.genesis.network.Network;
import org.concordat.genesis.network.NetworkCreator;
import org.concordat.genesis.network.NetworkPlan;
import org.concordat.governance.predeploy.SystemPredeploys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `concordat network create`: keys, genesis, roster and node configurations.
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Makes keys, genesis, roster and node configurations for N members.")
final class NetworkCreateCommand implements Callable<Integer> {
  @Option(
      names = {"--members", "--validators"},
      paramLabel = "N",
      defaultValue = "4",
      description = "How many members, each with a validator (default ${DEFAULT-VALUE}).")
  private int members;

  @Option(
      names = "--names",
      paramLabel = "NAME",
      split = ",",
      description = "The members' names, separated by commas, instead of a number.")
  private @Nullable List<String> names;

  @Option(
      names = "--hosts",
      paramLabel = "HOST",
      split = ",",
      defaultValue = "127.0.0.1",
      description = {
        "Where the members' nodes reach each other: one host for each member, or one for all",
        "(default ${DEFAULT-VALUE})."
      })
  private List<String> hosts = List.of();

  @Option(
      names = "--p2p-port",
      paramLabel = "PORT",
      defaultValue = "30303",
      description =
          "Port of the first node on each host; others follow (default ${DEFAULT-VALUE}).")
  private int p2pPort;

  @Option(
      names = "--rpc-http-port",
      paramLabel = "PORT",
      defaultValue = "8545",
      description = "The same for JSON-RPC (default ${DEFAULT-VALUE}).")
  private int rpcHttpPort;

  @Option(
      names = "--block-period-seconds",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "Time between blocks (default ${DEFAULT-VALUE}).")
  private int blockPeriodSeconds;

  @Option(
      names = {"--to", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "The directory to write; must be new.")
  private @Nullable Path directory;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (members < 1) {
      throw new BadInput("--members must be at least 1");
    }
    List<String> all = names == null ? NetworkPlan.numbered(members) : names;
    List<MemberPlan> plans =
        NetworkPlan.onHosts(all, onePerMember(all.size()), p2pPort, rpcHttpPort);
    NetworkPlan plan =
        NetworkPlan.consortium(
            plans, blockPeriodSeconds, Clock.systemUTC().instant().getEpochSecond());
    CreationResult result =
        new NetworkCreator(new SecureRandom())
            .create(Objects.requireNonNull(directory), plan, new SystemPredeploys());
    return switch (result) {
      case CreationResult.Refused(String reason) -> throw new BadInput(reason);
      case CreationResult.Created(Network network) -> report(network);
    };
  }

  private List<String> onePerMember(int count) {
    if (hosts.size() == 1) {
      return Collections.nCopies(count, hosts.getFirst());
    }
    if (hosts.size() != count) {
      throw new BadInput("--hosts names " + hosts.size() + " hosts for " + count + " members");
    }
    return hosts;
  }

  /// What an officer compares, so it is said when the network is founded.
  private static String genesisHash(Network network) {
    return LedgerOpening.open(network.genesis(), new InMemoryKeyValueStore(), Clock.systemUTC())
        .genesisHash()
        .toHexString();
  }

  private int report(Network network) {
    CommandSpec own = Objects.requireNonNull(spec);
    own.commandLine().getOut().println(json ? toJson(network) : toText(network));
    return ExitCode.OK.status();
  }

  private static ObjectNode toJson(Network network) {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("ok", true);
    object.put("directory", network.directory().toString());
    object.put("chainId", network.roster().chainId());
    object.put("genesisHash", genesisHash(network));
    ArrayNode array = object.putArray("members");
    for (Member member : network.roster().members()) {
      array
          .addObject()
          .put("name", member.name())
          .put("validator", member.validator().toHex())
          .put("signer", member.signer().toHex());
    }
    return object;
  }

  private static String toText(Network network) {
    StringBuilder out = new StringBuilder();
    for (Member member : network.roster().members()) {
      out.append("  %-16s validator %s%n".formatted(member.name(), member.validator().toHex()));
    }
    out.append("  %-16s %s%n".formatted("genesis hash", genesisHash(network)));
    return out.append(
            "Written to %s. Give each member its own folder, and nobody else's;%npublish the genesis hash."
                .formatted(network.directory()))
        .toString();
  }
}
