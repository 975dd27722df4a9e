package org.concordat.deploy.besu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.p2p.discovery.DiscoverySettings;
import org.concordat.chain.p2p.peer.PeerLimits;
import org.concordat.deploy.outcome.BadInput;
import org.concordat.genesis.network.Enode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BesuHomeTest {
  private static final Enode BOOTNODE =
      new Enode(Bytes.repeat((byte) 7, 64), "192.0.2.1", 30303, 30304);

  @TempDir private Path directory;

  @Test
  void aFolderWithoutLibIsRefusedWithItsName() {
    assertThatThrownBy(() -> BesuHome.of(directory))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("no lib folder");
  }

  @Test
  void aLibWhoseJarsHoldNoBesuIsRefused() throws IOException {
    jarWith("org/example/Other.class");
    assertThatThrownBy(() -> BesuHome.of(directory))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("org.hyperledger.besu.Besu");
  }

  @Test
  void aLibWithBesusMainClassIsTaken() throws IOException {
    jarWith("org/hyperledger/besu/Besu.class");
    assertThat(BesuHome.of(directory).path()).isAbsolute();
  }

  /// Besu must find its own libraries, never ours of the same name.
  @Test
  void ourClassesAreOutOfBesusSight() throws IOException {
    jarWith("org/hyperledger/besu/Besu.class");
    try (var loader = BesuHome.of(directory).loader()) {
      assertThatThrownBy(() -> loader.loadClass(BesuHome.class.getName()))
          .isInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void aMembersConfigurationBecomesBesusOptions() {
    BesuArguments arguments =
        new BesuArguments(
            Path.of("/m/genesis.json"),
            Path.of("/m/data"),
            Path.of("/m/node.key"),
            true,
            BigInteger.ZERO,
            "127.0.0.1",
            8545,
            List.of("localhost", "127.0.0.1"),
            List.of(),
            Optional.of(
                new BesuArguments.Peering(
                    "127.0.0.1",
                    "0.0.0.0",
                    30303,
                    PeerLimits.of(25, 60),
                    Optional.of(new DiscoverySettings(List.of(BOOTNODE))),
                    Optional.of(7L),
                    Optional.of(Path.of("/m/static-nodes.json")))));
    assertThat(arguments.toList())
        .contains(
            "--genesis-file=/m/genesis.json",
            "--data-path=/m/data/besu",
            "--data-storage-format=FOREST",
            "--min-gas-price=0",
            "--p2p-port=30303",
            "--max-peers=25",
            "--remote-connections-max-percentage=60",
            "--discovery-enabled=true",
            "--bootnodes=" + BOOTNODE,
            "--network-id=7",
            "--static-nodes-file=/m/static-nodes.json")
        .noneMatch(it -> it.startsWith("--rpc-http-cors-origins"));
  }

  @Test
  void aNodeWithoutPeersAndWithPricedGasSaysSo() {
    BesuArguments arguments =
        new BesuArguments(
            Path.of("g"),
            Path.of("d"),
            Path.of("k"),
            false,
            BigInteger.valueOf(1000),
            "127.0.0.1",
            0,
            List.of("localhost"),
            List.of("https://a.example"),
            Optional.empty());
    assertThat(arguments.toList())
        .contains(
            "--p2p-enabled=false",
            "--data-storage-format=BONSAI",
            "--min-gas-price=1000",
            "--rpc-http-cors-origins=https://a.example")
        .noneMatch(it -> it.startsWith("--p2p-port"));
  }

  private void jarWith(String entry) throws IOException {
    Path lib = Files.createDirectories(directory.resolve("lib"));
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(lib.resolve("a.jar")))) {
      jar.putNextEntry(new ZipEntry(entry));
    }
  }
}
