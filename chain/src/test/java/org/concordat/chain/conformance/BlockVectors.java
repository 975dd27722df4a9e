package org.concordat.chain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Runs files of blockchain tests.
final class BlockVectors {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SKIPPED = "skipped: ";

  private BlockVectors() {}

  static void run(Path file, Path root, Tally tally) throws IOException {
    for (Map.Entry<String, JsonNode> entry : JSON.readTree(file.toFile()).properties()) {
      TestNode test = new TestNode(entry.getValue(), file.getFileName() + "/" + entry.getKey());
      if (!test.has("network")) {
        continue;
      }
      String network = test.json().get("network").asText();
      Optional<MainnetRules> rules = MainnetRules.of(network, test);
      if (entry.getKey().contains("deploy_after_fork")) {
        tally.skip("devnet-5 let a request contract be missing, the final EIP-7002 does not");
        continue;
      }
      if (rules.isEmpty()) {
        tally.skip("network " + network + " is not supported");
        continue;
      }
      judge(test, new BlockTestRunner(rules.get()).run(test), tally);
    }
  }

  private static void judge(TestNode test, Optional<String> difference, Tally tally) {
    if (difference.isEmpty()) {
      tally.pass();
    } else if (difference.get().startsWith(SKIPPED)) {
      tally.skip(difference.get().substring(SKIPPED.length()));
    } else {
      tally.fail(test.place() + ": " + difference.get());
    }
  }
}
