package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands on keys, witnesses and proofs of the circom tools.
class ZkCommandTest {
  private static final Path EXAMPLES = Path.of("../genesis/src/test/resources/groth16");

  @TempDir Path folder;

  private static String example(String file) {
    return EXAMPLES.resolve(file).toString();
  }

  private CommandRun prove(String key, String witness, String... more) {
    List<Object> words = new ArrayList<>(List.of("zk", "prove", "--zkey", key, "--wtns", witness));
    words.addAll(List.of("--out", folder));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  private CommandRun verify(String keyOption, String key, String inputs, String proof) {
    return CommandRun.of("zk", "verify", keyOption, key, "--public", inputs, "--proof", proof);
  }

  @Test
  void whatIsProvenVerifiesWithEitherKey() throws IOException {
    CommandRun proven = prove(example("chain.zkey"), example("chain.wtns"), "--threads", "1");
    assertThat(proven.exitCode()).as(proven.err()).isZero();
    assertThat(proven.err()).contains("1 of 7, quotient").contains("7 of 7, verifying");
    String inputs = folder.resolve("public.json").toString();
    String proof = folder.resolve("proof.json").toString();
    assertThat(Files.readString(Path.of(inputs)))
        .isEqualTo(Files.readString(Path.of(example("chain.public.json"))));
    for (String[] key :
        new String[][] {{"--verification-key", "chain.vk.json"}, {"--zkey", "chain.zkey"}}) {
      CommandRun verified = verify(key[0], example(key[1]), inputs, proof);
      assertThat(verified.out()).isEqualTo("valid" + System.lineSeparator());
      assertThat(verified.exitCode()).isZero();
    }
    CommandRun other = verify("--verification-key", example("product.vk.json"), inputs, proof);
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.out()).startsWith("invalid: 1 public inputs; the key has 2");
  }

  @Test
  void aWitnessOfAnotherCircuitIsNotProvenAndNothingIsWritten() throws IOException {
    CommandRun refused = prove(example("chain.zkey"), example("product.wtns"), "--json");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).contains("\"ok\":false").contains("different circuits");
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void filesThatAreNotWhatTheyShouldBeAreBadInput() {
    String key = example("product.zkey");
    assertThat(prove("none.zkey", example("product.wtns")).exitCode()).isEqualTo(2);
    CommandRun swapped = prove(example("product.wtns"), key);
    assertThat(swapped.exitCode()).isEqualTo(2);
    assertThat(swapped.err()).contains("product.wtns: not a .zkey file");
    assertThat(prove(key, example("product.wtns"), "--threads", "0").exitCode()).isEqualTo(2);
    CommandRun mixed =
        verify("--zkey", key, example("product.proof.json"), example("product.public.json"));
    assertThat(mixed.exitCode()).isEqualTo(2);
    assertThat(mixed.err()).contains("product.proof.json: ").contains("expected a list");
  }

  @Test
  void theReportIsOneJsonObject() {
    CommandRun proven = prove(example("secret.zkey"), example("secret.wtns"), "--json");
    assertThat(proven.out())
        .startsWith("{\"ok\":true,\"proof\":\"0x")
        .contains("\"publicInputs\":0")
        .contains("\"insecureKey\":false");
    assertThat(proven.err()).isEmpty();
  }
}
