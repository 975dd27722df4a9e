package org.concordat.chain.conformance;

import java.nio.file.Path;

/// Runs files of blockchain tests.
final class BlockVectors {
  private BlockVectors() {}

  static void run(Path file, Path root, Tally tally) {
    switch (BlockTestFile.read(file)) {
      case BlockTestFile.Contents.Cases(var cases, var skipped, var malformed) -> {
        skipped.forEach(tally::skip);
        malformed.forEach(tally::fail);
        cases.forEach(test -> judge(test, tally));
      }
      case BlockTestFile.Contents.Other(String reason) -> tally.skip("file is " + reason);
      case BlockTestFile.Contents.Rejected(String reason) -> tally.fail(reason);
    }
  }

  private static void judge(BlockTestCase test, Tally tally) {
    switch (test.run()) {
      case BlockTestResult.Passed _ -> tally.pass();
      case BlockTestResult.Skipped(_, String reason) -> tally.skip(reason);
      case BlockTestResult.Failed(_, String error) -> tally.fail(test.name() + ": " + error);
    }
  }
}
