package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.concordat.deploy.localnet.FreePorts;
import org.concordat.deploy.localnet.JvmProfile;
import org.concordat.deploy.localnet.LocalNetwork;
import org.concordat.deploy.localnet.LocalNetworkException;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.network.CreationResult;
import org.concordat.genesis.network.MemberPlan;
import org.concordat.genesis.network.NetworkCreator;
import org.concordat.genesis.network.NetworkPlan;
import org.concordat.governance.predeploy.SystemPredeploys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Four processes, each from the folder its member takes home.
class LocalNetworkTest {
  private static final int MEMBERS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path temp;

  private Path created(int members) {
    List<Integer> ports = FreePorts.take(2 * members);
    List<MemberPlan> plans =
        NetworkPlan.localMembers(members).stream()
            .map(it -> {
              int at = NetworkPlan.numbered(members).indexOf(it.name());
              return new MemberPlan(it.name(), it.host(), ports.get(2 * at), ports.get(2 * at + 1));
            })
            .toList();
    long now = Clock.systemUTC().instant().getEpochSecond();
    Path directory = temp.resolve("network");
    assertThat(
            new NetworkCreator(new SecureRandom())
                .create(directory, NetworkPlan.consortium(plans, 1, now), new SystemPredeploys()))
        .isInstanceOf(CreationResult.Created.class);
    return directory;
  }

  private LocalNetwork network(Path directory) {
    return LocalNetwork.in(directory, JvmProfile.SHORT_LIVED, Clock.systemUTC());
  }

  @Test
  void aNetworkOfProcessesOutlivesAKillAPauseAndALostDirectory() throws Exception {
    try (LocalNetwork network = network(created(MEMBERS))) {
      network.startAll();
      awaitNext(network, 2);
      network.kill(3);
      assertThat(network.isRunning(3)).isFalse();
      awaitNext(network, 2);
      network.wipe(3);
      assertThat(network.folder(3).data()).doesNotExist();
      network.start(3);
      awaitNext(network, 2);
      network.pause(1);
      network.resume(1);
      awaitNext(network, 2);
      assertThat(network.cpu(0)).hasValueSatisfying(it -> assertThat(it).isPositive());
      assertThat(List.of(hash(network, 1), hash(network, 2), hash(network, 3)))
          .containsOnly(hash(network, 0));
      network.stop(0);
      assertThat(network.isRunning(0)).isFalse();
    }
  }

  private static void awaitNext(LocalNetwork network, int blocks) throws InterruptedException {
    long head = network.head(0).orElse(0L);
    assertThat(network.awaitHead(head + blocks, PATIENCE)).isTrue();
  }

  private static String hash(LocalNetwork network, int member) throws InterruptedException {
    return network
        .rpc(member)
        .call("eth_getBlockByNumber", "0x2", false)
        .map(it -> it.path("hash").asText())
        .orElseThrow();
  }

  @Test
  void aMemberThatDoesNotStartIsNamedWithWhatItSaid() throws Exception {
    Path directory = created(1);
    Files.writeString(directory.resolve("member-1/config.toml"), "genesis-fiel=\"genesis.json\"");
    try (LocalNetwork network = network(directory)) {
      assertThatThrownBy(network::startAll)
          .isInstanceOf(LocalNetworkException.class)
          .hasMessageContaining("member-1 did not start")
          .hasMessageContaining("genesis-fiel");
    }
  }

  @Test
  void aDirectoryOfSomethingElseIsRefused() {
    assertThatThrownBy(() -> network(temp))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("members.json");
  }

  @Test
  void aPausedMemberDoesNotAnswerUntilItIsResumed() throws Exception {
    try (LocalNetwork network = network(created(1))) {
      network.startAll();
      network.pause(0);
      assertThat(network.isRunning(0)).isTrue();
      Duration before = network.cpu(0).orElseThrow();
      Thread.sleep(Duration.ofMillis(1_500));
      assertThat(network.cpu(0).orElseThrow()).isEqualTo(before);
      network.resume(0);
      assertThat(network.awaitHead(2, PATIENCE)).isTrue();
    }
  }
}
