package org.concordat.deploy.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.rpc.JsonRpc;
import org.concordat.anchor.rpc.JsonRpcConsortium;
import org.concordat.deploy.localnet.FreePorts;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.genesis.network.CreationResult;
import org.concordat.genesis.network.Member;
import org.concordat.genesis.network.MemberFolder;
import org.concordat.genesis.network.MemberPlan;
import org.concordat.genesis.network.Network;
import org.concordat.genesis.network.NetworkCreator;
import org.concordat.genesis.network.NetworkPlan;
import org.concordat.governance.predeploy.SystemPredeploys;
import org.concordat.privacy.gateway.AnchorProgress;

/// A consortium on one machine: its network on disk, and each member's node and vault.
public final class Consortium implements AutoCloseable {
  private static final String FOLDER = "consortium";

  private final Network network;
  private final MemberNodes nodes;
  private final List<MemberOffice> offices;
  private final JsonRpcConsortium chain;

  private Consortium(
      Network network, MemberNodes nodes, List<MemberOffice> offices, JsonRpcConsortium chain) {
    this.network = network;
    this.nodes = nodes;
    this.offices = offices;
    this.chain = chain;
  }

  /// Founds a new consortium in the demo's directory and starts every member.
  ///
  /// @param anchors what the members' gateways know of the anchors
  public static Consortium found(
      DemoOptions options, AnchorProgress anchors, SecureRandom random, Clock clock) {
    NetworkPlan plan = NetworkPlan.consortium(places(options), 1, clock.instant().getEpochSecond());
    CreationResult created =
        new NetworkCreator(random)
            .create(options.directory().resolve(FOLDER), plan, new SystemPredeploys());
    Network network =
        switch (created) {
          case CreationResult.Created(Network it) -> it;
          case CreationResult.Refused(String reason) -> throw new BadInput(reason);
        };
    return start(network, nodes(network, options, clock), anchors, random, clock);
  }

  /// Nodes in processes of their own meet on ports, which others on this machine may use too.
  private static List<MemberPlan> places(DemoOptions options) {
    List<MemberPlan> usual = NetworkPlan.localMembers(options.members());
    if (!options.engines().needProcesses()) {
      return usual;
    }
    Iterator<Integer> ports = FreePorts.take(usual.size()).iterator();
    return usual.stream()
        .map(it -> new MemberPlan(it.name(), it.host(), ports.next(), it.rpcHttpPort()))
        .toList();
  }

  private static MemberNodes nodes(Network network, DemoOptions options, Clock clock) {
    Engines engines = options.engines();
    return engines.needProcesses()
        ? MemberNodes.Processes.start(network.directory(), engines, options.rpcHttpPort(), clock)
        : MemberNodes.Embedded.start(network, options.rpcHttpPort(), clock);
  }

  /// All nodes run already, so that no validator waits for the others' vaults; these open at once.
  private static Consortium start(
      Network network,
      MemberNodes nodes,
      AnchorProgress anchors,
      SecureRandom random,
      Clock clock) {
    List<Member> members = network.roster().members();
    List<String> urls = nodes.rpcUrls();
    List<MemberOffice> offices = new CopyOnWriteArrayList<>();
    try {
      IntStream.range(0, urls.size())
          .parallel()
          .mapToObj(i ->
              MemberOffice.open(
                  members.get(i),
                  network.folder(members.get(i)),
                  network.roster().chainId(),
                  urls.get(i),
                  anchors,
                  random,
                  clock))
          .forEach(offices::add);
    } catch (RuntimeException e) {
      offices.forEach(MemberOffice::close);
      nodes.close();
      throw e;
    }
    offices.sort(Comparator.comparingInt(office -> members.indexOf(office.member())));
    JsonRpc rpc = JsonRpc.consortium(urls.getFirst());
    return new Consortium(network, nodes, offices, new JsonRpcConsortium(rpc));
  }

  public Network network() {
    return network;
  }

  public List<MemberOffice> offices() {
    return List.copyOf(offices);
  }

  /// The chain as one member's node tells it.
  public JsonRpcConsortium chain() {
    return chain;
  }

  /// Decisions of the members, through the first one's node.
  PolicyDecision policyDecision() {
    List<SigningKey> keys =
        network.folders().stream().<SigningKey>map(MemberFolder::signerKey).toList();
    return new PolicyDecision(offices.getFirst().web3j(), network.roster().chainId(), keys);
  }

  public Bytes32 genesisHash() {
    return chain.header(0).hash();
  }

  @Override
  public void close() {
    offices.forEach(MemberOffice::close);
    nodes.close();
  }
}
