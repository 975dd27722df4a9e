package org.concordat.deploy.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.rpc.JsonRpc;
import org.concordat.anchor.rpc.JsonRpcConsortium;
import org.concordat.chain.network.InMemoryNetwork;
import org.concordat.chain.node.Node;
import org.concordat.chain.node.NodeSettings;
import org.concordat.chain.store.RocksDbKeyValueStore;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.network.CreationResult;
import org.concordat.genesis.network.Member;
import org.concordat.genesis.network.MemberFolder;
import org.concordat.genesis.network.Network;
import org.concordat.genesis.network.NetworkCreator;
import org.concordat.genesis.network.NetworkPlan;
import org.concordat.governance.predeploy.SystemPredeploys;
import org.concordat.privacy.gateway.AnchorProgress;

/// A consortium in one process: its network on disk, and each member's node and vault.
public final class Consortium implements AutoCloseable {
  private static final String FOLDER = "consortium";

  private final Network network;
  private final List<MemberOffice> offices;
  private final JsonRpcConsortium chain;

  private Consortium(Network network, List<MemberOffice> offices, JsonRpcConsortium chain) {
    this.network = network;
    this.offices = offices;
    this.chain = chain;
  }

  /// Founds a new consortium in the demo's directory and starts every member.
  ///
  /// @param anchors what the members' gateways know of the anchors
  public static Consortium found(
      DemoOptions options, AnchorProgress anchors, SecureRandom random, Clock clock) {
    NetworkPlan plan =
        NetworkPlan.consortium(
            NetworkPlan.localMembers(options.members()), 1, clock.instant().getEpochSecond());
    CreationResult created =
        new NetworkCreator(random)
            .create(options.directory().resolve(FOLDER), plan, new SystemPredeploys());
    Network network =
        switch (created) {
          case CreationResult.Created(Network it) -> it;
          case CreationResult.Refused(String reason) -> throw new BadInput(reason);
        };
    return start(network, options.rpcHttpPort(), anchors, random, clock);
  }

  /// All nodes first, so that no validator waits for the others' vaults; then the vaults, at once.
  private static Consortium start(
      Network network, int firstRpcPort, AnchorProgress anchors, SecureRandom random, Clock clock) {
    List<Member> members = network.roster().members();
    InMemoryNetwork wires = new InMemoryNetwork();
    List<MemberNode> nodes = new ArrayList<>();
    List<MemberOffice> offices = new CopyOnWriteArrayList<>();
    try {
      for (Member member : members) {
        int port = firstRpcPort == 0 ? 0 : firstRpcPort + nodes.size();
        nodes.add(node(network, member, port, wires, clock));
      }
      IntStream.range(0, nodes.size())
          .parallel()
          .mapToObj(i ->
              MemberOffice.open(
                  members.get(i),
                  network.folder(members.get(i)),
                  network.roster().chainId(),
                  nodes.get(i),
                  anchors,
                  random,
                  clock))
          .forEach(offices::add);
    } catch (RuntimeException e) {
      offices.forEach(MemberOffice::close);
      nodes.forEach(MemberNode::close);
      throw e;
    }
    offices.sort(Comparator.comparingInt(office -> nodes.indexOf(office.node())));
    JsonRpc rpc = JsonRpc.consortium(nodes.getFirst().rpcUrl());
    return new Consortium(network, offices, new JsonRpcConsortium(rpc));
  }

  private static MemberNode node(
      Network network, Member member, int port, InMemoryNetwork wires, Clock clock) {
    MemberFolder folder = network.folder(member);
    return new MemberNode.Embedded(
        Node.start(
            NodeSettings.local(member.name(), network.genesis(), folder.nodeKey(), port),
            RocksDbKeyValueStore.open(folder.data()),
            wires,
            clock));
  }

  public Network network() {
    return network;
  }

  public List<MemberOffice> offices() {
    return List.copyOf(offices);
  }

  /// The node the relayer and the evidence assembler talk to.
  public MemberNode anyNode() {
    return offices.getFirst().node();
  }

  /// The chain as that node tells it.
  public JsonRpcConsortium chain() {
    return chain;
  }

  public Bytes32 genesisHash() {
    return chain.header(0).hash();
  }

  @Override
  public void close() {
    offices.forEach(MemberOffice::close);
    offices.forEach(office -> office.node().close());
  }
}
