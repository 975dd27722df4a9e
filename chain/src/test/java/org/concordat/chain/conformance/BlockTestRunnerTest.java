package org.concordat.chain.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.concordat.chain.spec.Fork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The official blockchain tests in the folder named by `conformance.dir`, for a second opinion on
/// block execution: gas, receipts, bloom and state of every block.
@Tag("heavy")
class BlockTestRunnerTest {
  private static final Map<String, Fork> NETWORKS =
      Map.of(
          "London", Fork.LONDON,
          "Paris", Fork.PARIS,
          "Shanghai", Fork.SHANGHAI,
          "Cancun", Fork.CANCUN);

  @ParameterizedTest
  @ValueSource(strings = {"legacy_cancun", "legacy_cancun_state_as_blocks"})
  void allBlocksExecuteAsTheirHeadersSay(String name) throws IOException {
    Path folder = Path.of(System.getProperty("conformance.dir", "conformance"), "blockchain", name);
    List<String> failures = new ArrayList<>();
    int passed = 0;
    for (Path file : jsonFiles(folder)) {
      for (Map.Entry<String, JsonNode> test :
          new ObjectMapper().readTree(file.toFile()).properties()) {
        Fork fork = NETWORKS.get(test.getValue().path("network").asText());
        if (fork == null) {
          continue;
        }
        Optional<String> difference =
            new BlockTestRunner(fork).run(new TestNode(test.getValue(), test.getKey()));
        if (difference.isEmpty()) {
          passed++;
        } else if (!difference.get().startsWith("skipped")) {
          failures.add(file + " " + test.getKey() + ": " + difference.get());
        }
      }
    }
    assertThat(failures).as("%s: %d passed", name, passed).isEmpty();
    assertThat(passed).isPositive();
  }

  private static List<Path> jsonFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
