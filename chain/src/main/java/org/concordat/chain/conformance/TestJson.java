package org.concordat.chain.conformance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads test files, whose size and nesting are bounded and whose names are unique.
final class TestJson {
  /// The largest official files have some 15 MB.
  static final long MAX_BYTES = 128L << 20;

  private static final int MAX_NESTING = 64;

  /// Around a test in files for Besu's evmtool, which gets the test on its standard input.
  private static final String WRAPPER = "stdin";

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_NESTING)
                          .maxDocumentLength(MAX_BYTES)
                          .maxStringLength((int) MAX_BYTES)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private TestJson() {}

  /// The tests of a file, out of their wrapper where there is one.
  ///
  /// @throws MalformedTest when it is not there, too large or no JSON
  static TestNode read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new MalformedTest(file + " has more than " + (MAX_BYTES >> 20) + " MiB");
      }
      JsonNode root = JSON.readTree(Files.readAllBytes(file));
      TestNode whole = new TestNode(root, file.toString());
      return whole.optional(WRAPPER).filter(it -> it.json().isObject()).orElse(whole);
    } catch (NoSuchFileException e) {
      throw new MalformedTest(file + " does not exist");
    } catch (IOException e) {
      throw new MalformedTest(file + " cannot be read: " + e.getMessage());
    }
  }
}
