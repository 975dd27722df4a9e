package org.concordat.chain.consensus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ledger.TestNetwork;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.GenesisHeader;
import org.concordat.genesis.config.QbftConfig;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.genesis.network.Enode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Records what Besu's validators say, for [BesuMessagesTest]: two of four validators are Besu, one
/// for each shape of messages, the third is [HalfHearted], the fourth never starts. Run by
/// `deploy/src/test/interop/record`.
@EnabledIfEnvironmentVariable(named = "BESU_HOME", matches = ".+")
@EnabledIfSystemProperty(named = "recording.to", matches = ".+")
class BesuRecording {
  private static final String HOST = "127.0.0.1";
  private static final int P2P_PORT = Integer.getInteger("recording.port", 41_500);
  private static final int BESUS = 2;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /// For Besu to start in: round 0 of block 1 is the only one the first validator opens, as those
  /// before it in the order propose nothing.
  private static final Duration START =
      Duration.ofSeconds(Integer.getInteger("recording.wait", 150));

  private final TestNetwork network =
      new TestNetwork(4).withQbft(QbftConfig.DEFAULT.withTiming(1, 5));

  @Test
  void everyKindOfMessageInBothShapes(@TempDir Path directory) throws Exception {
    GenesisFile genesis = genesis();
    Files.writeString(directory.resolve("genesis.json"), genesis.toJson());
    List<Process> besus = new ArrayList<>();
    try (HalfHearted recorder = new HalfHearted(genesis, key(BESUS))) {
      for (int i = 0; i < BESUS; i++) {
        besus.add(start(directory, i));
      }
      recorder.join(IntStream.range(0, BESUS).mapToObj(this::enode).toList());
      recorder.await(LONGEST);
      Files.writeString(
          Path.of(System.getProperty("recording.to")), recorder.toJson(key(1).address()));
    } finally {
      besus.forEach(Process::destroy);
      for (Process besu : besus) {
        besu.waitFor();
      }
    }
  }

  private GenesisFile genesis() {
    GenesisFile plain = network.genesis();
    long timestamp = Instant.now().plus(START).getEpochSecond();
    GenesisHeader header =
        GenesisHeader.ofQbft(timestamp, plain.header().gasLimit(), plain.header().extraData());
    return new GenesisFile(plain.config(), header, plain.alloc());
  }

  private SoftwareKey key(int index) {
    return SoftwareKey.of(network.validatorKeys().get(index));
  }

  private Enode enode(int index) {
    return new Enode(key(index).publicKey(), HOST, P2P_PORT + index);
  }

  /// The first one speaks as Besu does by itself, the second as Besu did up to 25.12.
  private Process start(Path directory, int index) throws IOException {
    Path home = Files.createDirectory(directory.resolve("besu-" + index));
    Bytes32 secret = network.validatorKeys().get(index);
    Files.writeString(home.resolve("node.key"), secret.toHexString());
    Files.writeString(home.resolve("static-nodes.json"), "[\"" + enode(BESUS - 1 - index) + "\"]");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getenv("BESU_HOME"), "bin", "besu").toString(),
                "--genesis-file=" + directory.resolve("genesis.json"),
                "--data-path=" + home,
                "--node-private-key-file=" + home.resolve("node.key"),
                "--p2p-host=" + HOST,
                "--p2p-port=" + (P2P_PORT + index),
                "--discovery-enabled=false",
                "--sync-mode=FULL",
                "--min-gas-price=0"));
    if (index == 1) {
      command.add("--Xbft-legacy-protocol-encoding");
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Path.of(System.getProperty("recording.to") + "." + index + ".log").toFile())
        .start();
  }
}
