package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concordat.deploy.outcome.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZkExportVerifierCommandTest {
  private static final Path CIRCUIT = Path.of("../anchor/contracts/test/circuit");
  private static final Path KEY = CIRCUIT.resolve("verification_key.json");

  @TempDir private Path directory;

  @Test
  void aKeyBecomesItsContractAndTheHashIsPrinted() throws IOException {
    Path out = directory.resolve("V.sol");
    CommandRun run = export(KEY, out, "--name", "FiveVerifier");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(out))
        .isEqualTo(Files.readString(CIRCUIT.resolve("FiveVerifier.sol")));
    assertThat(run.out()).contains("0x0de3e59f88fc3ce3b830a647948e4bd18edc6564cd02be0a8101178f");
  }

  @Test
  void aKeyNobodyContributedToWritesNothingUnlessForDevelopment() throws IOException {
    String text = Files.readString(KEY);
    String gamma = text.substring(text.indexOf("vk_gamma_2") + 10, text.indexOf("\"vk_delta_2"));
    String delta =
        text.substring(text.indexOf("vk_delta_2") + 10, text.indexOf("\"vk_alphabeta_12"));
    Path fresh = directory.resolve("fresh.json");
    Files.writeString(fresh, text.replace(delta, gamma));
    Path out = directory.resolve("V.sol");
    CommandRun refused = export(fresh, out);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(refused.err()).contains("nobody contributed");
    assertThat(out).doesNotExist();
    CommandRun marked = export(fresh, out, "--development");
    assertThat(marked.exitCode()).as(marked.err()).isZero();
    assertThat(Files.readString(out)).contains("DEVELOPMENT_KEY = true");
  }

  @Test
  void aProvingKeyGivesTheSameContractAsItsVerifyingKey() throws IOException {
    Path keys = Path.of("../genesis/src/test/resources/groth16");
    Path out = directory.resolve("V.sol");
    CommandRun ofKey =
        CommandRun.of("zk", "export-verifier", "--zkey", keys.resolve("chain.zkey"), "--out", out);
    assertThat(ofKey.exitCode()).as(ofKey.err()).isZero();
    String solidity = Files.readString(out);
    assertThat(export(keys.resolve("chain.vk.json"), out).exitCode()).isZero();
    assertThat(solidity).isEqualTo(Files.readString(out));
  }

  @Test
  void aProvingKeyMadeWithoutACeremonyWritesNothingUnlessForDevelopment() {
    Path key = directory.resolve("insecure.zkey");
    Path out = directory.resolve("V.sol");
    Path circuit = Path.of("../genesis/src/test/resources/groth16/chain.r1cs");
    CommandRun made =
        CommandRun.of(
            "zk", "setup", "--r1cs", circuit, "--insecure-development-seed", "x", "--out", key);
    assertThat(made.exitCode()).as(made.err()).isZero();
    CommandRun refused = CommandRun.of("zk", "export-verifier", "--zkey", key, "--out", out);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(out).doesNotExist();
    CommandRun marked =
        CommandRun.of("zk", "export-verifier", "--zkey", key, "--out", out, "--development");
    assertThat(marked.exitCode()).as(marked.err()).isZero();
  }

  @Test
  void aFileThatIsNoKeyIsNamed() {
    CommandRun missing = export(directory.resolve("nowhere.json"), directory.resolve("V.sol"));
    assertThat(missing.exitCode()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(missing.err()).contains("nowhere.json");
    CommandRun other = export(CIRCUIT.resolve("five.circom"), directory.resolve("V.sol"));
    assertThat(other.exitCode()).isEqualTo(ExitCode.BAD_INPUT.status());
    assertThat(other.err()).contains("five.circom");
  }

  private static CommandRun export(Path key, Path out, Object... more) {
    Object[] all = new Object[more.length + 6];
    System.arraycopy(
        new Object[] {"zk", "export-verifier", "--verification-key", key, "--out", out},
        0,
        all,
        0,
        6);
    System.arraycopy(more, 0, all, 6, more.length);
    return CommandRun.of(all);
  }
}
