package org.concordat.deploy.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concordat.deploy.localnet.FreePorts;
import org.concordat.deploy.localnet.JvmProfile;
import org.concordat.deploy.localnet.LocalNetwork;
import org.concordat.deploy.localnet.RpcClient;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.network.CreationResult;
import org.concordat.genesis.network.Enode;
import org.concordat.genesis.network.Member;
import org.concordat.genesis.network.Network;
import org.concordat.genesis.network.NetworkCreator;
import org.concordat.genesis.network.NetworkPlan;
import org.concordat.governance.predeploy.SystemPredeploys;

/// A network of four processes whose members reach each other through proxies, so that their
/// connections can be cut and slowed down without any right over the machine.
final class Stage implements AutoCloseable {
  static final int REQUEST_TIMEOUT_SECONDS = 4;

  private static final String NODES_FILE = "chaos-nodes.json";
  private static final String HOST = "127.0.0.1";

  private final Network network;
  private final LocalNetwork members;
  private final List<Integer> p2pPorts;
  private final List<Integer> rpcPorts;
  private final Mesh mesh;

  private Stage(
      Network network,
      LocalNetwork members,
      List<Integer> p2pPorts,
      List<Integer> rpcPorts,
      Mesh mesh) {
    this.network = network;
    this.members = members;
    this.p2pPorts = p2pPorts;
    this.rpcPorts = rpcPorts;
    this.mesh = mesh;
  }

  /// Founds the network; nothing is started yet.
  static Stage in(Path directory, SecureRandom secrets, Clock clock) {
    Network network = found(directory, secrets, clock);
    List<Integer> ports = FreePorts.take(2 * ChaosPlan.MEMBERS);
    List<Integer> p2pPorts = ports.subList(0, ChaosPlan.MEMBERS);
    List<Integer> rpcPorts = ports.subList(ChaosPlan.MEMBERS, ports.size());
    Stage stage =
        new Stage(
            network,
            LocalNetwork.in(directory, JvmProfile.SHORT_LIVED, clock),
            p2pPorts,
            rpcPorts,
            new Mesh(p2pPorts));
    stage.writeStaticNodes();
    return stage;
  }

  private static Network found(Path directory, SecureRandom secrets, Clock clock) {
    NetworkPlan plan =
        NetworkPlan.consortium(
            NetworkPlan.localMembers(ChaosPlan.MEMBERS), 1, clock.instant().getEpochSecond());
    NetworkPlan busy =
        new NetworkPlan(
            plan.chainId(),
            plan.forks(),
            plan.zeroBaseFee(),
            plan.qbft().withTiming(1, REQUEST_TIMEOUT_SECONDS),
            plan.gasLimit(),
            plan.timestamp(),
            plan.members(),
            Load.accounts());
    return switch (new NetworkCreator(secrets).create(directory, busy, new SystemPredeploys())) {
      case CreationResult.Created(Network network) -> network;
      case CreationResult.Refused(String reason) -> throw new BadInput(reason);
    };
  }

  /// What a member dials is its proxy to each of the others.
  private void writeStaticNodes() {
    for (int from = 0; from < ChaosPlan.MEMBERS; from++) {
      int self = from;
      String json =
          IntStream.range(0, ChaosPlan.MEMBERS)
              .filter(to -> to != self)
              .mapToObj(to -> "\"" + enode(to, mesh.between(self, to).port()) + "\"")
              .collect(Collectors.joining(", ", "[", "]"));
      try {
        Files.writeString(nodesFile(from), json);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Path nodesFile(int member) {
    return members.folder(member).path().resolve(NODES_FILE).toAbsolutePath();
  }

  private Enode enode(int member, int port) {
    Member roster = network.roster().members().get(member);
    return new Enode(roster.enode().publicKey(), HOST, port);
  }

  /// Where the members listen themselves, past the proxies.
  List<Enode> enodes() {
    return IntStream.range(0, ChaosPlan.MEMBERS)
        .mapToObj(member -> enode(member, p2pPorts.get(member)))
        .toList();
  }

  Network network() {
    return network;
  }

  LocalNetwork members() {
    return members;
  }

  Mesh mesh() {
    return mesh;
  }

  int p2pPort(int member) {
    return p2pPorts.get(member);
  }

  RpcClient rpc(int member, HttpClient http) {
    return new RpcClient(http, URI.create("http://" + HOST + ":" + rpcPorts.get(member)));
  }

  /// Starts a member, and waits until it answers.
  ///
  /// @param skewMillis how wrong its clock is
  void start(int member, int skewMillis) throws InterruptedException {
    begin(member, skewMillis);
    var _ = members.rpcUrl(member);
  }

  void startAll() throws InterruptedException {
    for (int member = 0; member < ChaosPlan.MEMBERS; member++) {
      begin(member, 0);
    }
    for (int member = 0; member < ChaosPlan.MEMBERS; member++) {
      var _ = members.rpcUrl(member);
    }
  }

  private void begin(int member, int skewMillis) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--p2p-port=" + p2pPorts.get(member),
                "--rpc-http-port=" + rpcPorts.get(member),
                "--static-nodes-file=" + nodesFile(member)));
    if (skewMillis != 0) {
      options.add("--Xclock-skew-millis=" + skewMillis);
    }
    members.start(member, options.toArray(String[]::new));
  }

  @Override
  public void close() {
    members.close();
    mesh.close();
  }
}
