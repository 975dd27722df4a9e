package org.concordat.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// One small run of the demo, and what it left behind.
///
/// @param report standard output as JSON
/// @param err what it said while it worked
record DemoRun(JsonNode report, String err, Path kept) {
  static DemoRun of(Path kept, Object... more) throws IOException {
    Object[] arguments =
        Stream.concat(Stream.of("demo", "--keep", kept, "--json"), Stream.of(more)).toArray();
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new DemoRun(new ObjectMapper().readTree(run.out()), run.err(), kept);
  }

  List<Path> evidence() throws IOException {
    try (Stream<Path> files = Files.list(kept.resolve("evidence"))) {
      return files.sorted().toList();
    }
  }
}
