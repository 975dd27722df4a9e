package org.concordat.deploy.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.concordat.deploy.localnet.FreePorts;
import org.concordat.genesis.config.GenesisFile;

/// anvil as a child of this process, with our genesis.
final class AnvilProcess {
  private static final String GAS_LIMIT = "1000000000";
  private static final Duration START = Duration.ofSeconds(20);
  private static final long POLL_MILLIS = 50;

  private AnvilProcess() {}

  /// @throws BenchException when it cannot be started
  static EvmCandidate start(Path anvil, GenesisFile genesis) {
    try {
      Path file = Files.createTempFile("concordat-bench", ".json");
      try {
        Files.writeString(file, genesis.toJson());
        return start(anvil, file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new BenchException(
          anvil + " does not start as anvil (" + e.getMessage() + "); check --anvil", e);
    }
  }

  private static EvmCandidate start(Path anvil, Path genesis) throws IOException {
    int port = FreePorts.take(1).getFirst();
    Process process =
        new ProcessBuilder(command(anvil, genesis, port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    await(process, port);
    return new RpcCandidate(
        JsonRpcClient.at("anvil", "http://127.0.0.1:" + port),
        () -> process.info().totalCpuDuration(),
        process::destroy);
  }

  private static List<String> command(Path anvil, Path genesis, int port) {
    return List.of(
        anvil.toString(),
        "--port",
        Integer.toString(port),
        "--init",
        genesis.toString(),
        "--hardfork",
        "prague",
        "--gas-limit",
        GAS_LIMIT,
        "--silent");
  }

  private static void await(Process process, int port) {
    long deadline = System.nanoTime() + START.toNanos();
    while (!listens(port)) {
      if (System.nanoTime() > deadline || ended(process)) {
        process.destroy();
        throw new BenchException("anvil does not listen within " + START.toSeconds() + " s");
      }
    }
  }

  /// Waits a little for the process to end.
  private static boolean ended(Process process) {
    try {
      return process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static boolean listens(int port) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
