package org.concordat.chain.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads blockchain tests in the official format.
public final class BlockTestFile {
  /// A case that the final text of its EIP decides otherwise, by a part of its name.
  private static final Map<String, String> OUTDATED =
      Map.of(
          "eip7002_el_triggerable_withdrawals/test_contract_deployment.py"
              + "::test_system_contract_deployment"
              + "[fork_CancunToPragueAtTime15k-blockchain_test-deploy_after_fork]",
          "its first block has no code at the withdrawal contract's address: valid in devnet-5,"
              + " invalid by the final EIP-7002");

  private final List<BlockTestCase> cases = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<String> malformed = new ArrayList<>();

  private BlockTestFile() {}

  /// What a file holds.
  public sealed interface Contents {
    /// @param skipped one reason for each test that cannot be run here
    /// @param malformed what is wrong with each test that is not of the format
    record Cases(List<BlockTestCase> cases, List<String> skipped, List<String> malformed)
        implements Contents {}

    /// JSON, but of another kind of test or of none.
    record Other(String reason) implements Contents {}

    /// Nothing can be read.
    record Rejected(String reason) implements Contents {}
  }

  public static Contents read(Path file) {
    try {
      TestNode tests = TestJson.read(file);
      if (!tests.json().isObject()) {
        return new Contents.Other("no blockchain test: not an object of named tests");
      }
      if (tests.fields().stream().noneMatch(it -> isBlockTest(it.getValue()))) {
        return new Contents.Other("no blockchain test: no entry with a network and blocks");
      }
      BlockTestFile reader = new BlockTestFile();
      tests.fields().forEach(it -> reader.add(it.getKey(), it.getValue()));
      return new Contents.Cases(reader.cases, reader.skipped, reader.malformed);
    } catch (MalformedTest e) {
      return new Contents.Rejected(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isBlockTest(TestNode test) {
    return test.has("network") && test.has("blocks");
  }

  private void add(String name, TestNode test) {
    try {
      String network = test.field("network").text();
      Optional<MainnetRules> rules = MainnetRules.of(network, test);
      Optional<String> outdated =
          OUTDATED.entrySet().stream()
              .filter(it -> name.endsWith(it.getKey()))
              .map(Map.Entry::getValue)
              .findFirst();
      if (rules.isEmpty()) {
        skipped.add("network " + network + " is not supported");
      } else if (outdated.isPresent()) {
        skipped.add(outdated.get());
      } else {
        cases.add(new BlockTestCase(name, network, rules.get(), test));
      }
    } catch (MalformedTest e) {
      malformed.add(String.valueOf(e.getMessage()));
    }
  }
}
