package org.concordat.chain.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.concordat.chain.conformance.StateTestCase.Variant;
import org.concordat.chain.evm.BlockContext;
import org.concordat.chain.spec.Fork;
import org.concordat.chain.state.StateChanges;
import org.jspecify.annotations.Nullable;

/// Reads files of state tests: `name -> {env, pre, transaction, post: {fork -> [entry]}}`.
///
/// A file may hold results only, `name -> {fork -> [entry]}`, for the tests of another file: then a
/// base is needed, and an entry takes the signed bytes of the base's entry of the same indexes.
public final class StateTestFile {
  private static final String SIGNED = "txbytes";

  /// Official cases that cannot be judged from what their file holds, by name.
  private static final Map<String, String> UNDECIDABLE =
      Map.of(
          "eip7516_blob_base_fee", "the file does not say the block's blob base fee",
          "known_block_hash", "the file does not hold the earlier blocks' hashes",
          "known_block_hash_fake", "the file does not hold the earlier blocks' hashes");

  private final Set<Fork> wanted;
  private final List<StateTestCase> cases = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<String> malformed = new ArrayList<>();

  private StateTestFile(Set<Fork> wanted) {
    this.wanted = wanted;
  }

  /// What a file holds.
  public sealed interface Contents {
    /// @param skipped one reason for each entry that cannot be run here
    /// @param malformed what is wrong with each test that is not of the format; the others are read
    record Cases(List<StateTestCase> cases, List<String> skipped, List<String> malformed)
        implements Contents {}

    /// JSON, but of another kind of test or of none.
    record Other(String reason) implements Contents {}

    /// Nothing can be read.
    record Rejected(String reason) implements Contents {}
  }

  /// @param base the file with the tests, when this one holds results only
  /// @param wanted entries of other supported forks are left out
  public static Contents read(Path file, Optional<Path> base, Set<Fork> wanted) {
    try {
      StateTestFile reader = new StateTestFile(wanted);
      TestNode results = TestJson.read(file);
      TestNode tests = base.isPresent() ? TestJson.read(base.get()) : results;
      if (!results.json().isObject()) {
        return new Contents.Other("no state test: not an object of named tests");
      }
      if (base.isEmpty() && results.fields().stream().noneMatch(it -> isStateTest(it.getValue()))) {
        return new Contents.Other(otherKind(results));
      }
      results.fields().forEach(it -> reader.add(it.getKey(), it.getValue(), tests, base));
      return new Contents.Cases(reader.cases, reader.skipped, reader.malformed);
    } catch (MalformedTest e) {
      return new Contents.Rejected(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isStateTest(TestNode test) {
    return test.has("post") && test.has("transaction");
  }

  private static String otherKind(TestNode file) {
    return file.fields().stream().anyMatch(it -> it.getValue().has("blocks"))
        ? "no state test but blockchain tests, which `concordat evm blocktest` runs"
        : "no state test: no entry with a transaction and a post";
  }

  /// A test that is not of the format is noted, and the file's others are still read.
  private void add(String name, TestNode results, TestNode tests, Optional<Path> base) {
    try {
      if (base.isPresent()) {
        TestNode test = tests.field(name);
        add(name, test, results, signed(test));
      } else {
        add(name, results, results.field("post"), Map.of());
      }
    } catch (MalformedTest e) {
      malformed.add(String.valueOf(e.getMessage()));
    }
  }

  private void add(String name, TestNode test, TestNode post, Map<Variant, TestNode> signed) {
    List<StateTestCase> read = new ArrayList<>();
    StateChanges pre = null;
    for (Map.Entry<String, TestNode> byFork : post.fields()) {
      String network = byFork.getKey();
      Optional<Fork> fork = TestFork.named(network).map(TestFork::fork);
      List<TestNode> entries = byFork.getValue().elements();
      String undecidable = UNDECIDABLE.get(name);
      if (fork.isEmpty()) {
        entries.forEach(_ -> skipped.add("fork " + network + " is not supported"));
      } else if (undecidable != null) {
        entries.forEach(_ -> skipped.add(name + ": " + undecidable));
      } else if (wanted.contains(fork.get())) {
        pre = pre == null ? TestState.pre(test.field("pre")) : pre;
        BlockContext block = TestState.block(test, fork.get(), network);
        for (TestNode entry : entries) {
          read.add(read(name, network, fork.get(), test, block, pre, signed, entry));
        }
      }
    }
    cases.addAll(read);
  }

  private static StateTestCase read(
      String name,
      String network,
      Fork fork,
      TestNode test,
      BlockContext block,
      StateChanges pre,
      Map<Variant, TestNode> signed,
      TestNode entry) {
    Variant variant = variant(entry);
    return new StateTestCase(
        name,
        network,
        fork,
        variant,
        block,
        pre,
        transaction(test, variant, entry.optional(SIGNED).orElse(signed.get(variant))),
        entry.has("expectException") || entry.has("exception"),
        entry.field("hash").hash(),
        entry.field("logs").hash(),
        entry
            .optional("gasUsed")
            .map(it -> OptionalLong.of(it.json().asLong()))
            .orElseGet(OptionalLong::empty));
  }

  private static Variant variant(TestNode entry) {
    TestNode indexes = entry.field("indexes");
    return new Variant(
        indexes.field("data").index(),
        indexes.field("gas").index(),
        indexes.field("value").index());
  }

  private static TestTransaction transaction(
      TestNode test, Variant variant, @Nullable TestNode signed) {
    if (signed != null) {
      return TransactionFields.decode(signed.bytes());
    }
    return new TransactionFields(
            test.field("transaction"),
            variant.data(),
            variant.gas(),
            variant.value(),
            TestState.chainId(test))
        .read();
  }

  /// The signed bytes a test holds. They do not depend on the fork of the entry they stand in.
  private static Map<Variant, TestNode> signed(TestNode test) {
    Map<Variant, TestNode> signed = new HashMap<>();
    for (Map.Entry<String, TestNode> byFork : test.field("post").fields()) {
      for (TestNode entry : byFork.getValue().elements()) {
        entry.optional(SIGNED).ifPresent(bytes -> signed.put(variant(entry), bytes));
      }
    }
    return signed;
  }
}
