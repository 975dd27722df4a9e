package org.concordat.chain.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The official vectors, folder by folder. What `vectors/official` bundles runs always; the whole
/// set, in the folder named by `conformance.dir` and of the same layout, with `mvn -Pconformance
/// -pl chain -am test`. The report is printed and left in `target/conformance.md`.
class ConformanceTest {
  static final List<ConformanceFolder> FOLDERS = ConformanceFolder.ALL;
  static final List<ConformanceFolder> FREE =
      FOLDERS.stream().filter(ConformanceFolder::free).toList();

  private static final List<String> ROWS = new ArrayList<>();

  /// Every folder is there, but for those under a licence that forbids it.
  @ParameterizedTest
  @FieldSource("FREE")
  void bundledVectors(ConformanceFolder folder) throws IOException, URISyntaxException {
    Path root =
        Path.of(
            Objects.requireNonNull(ConformanceTest.class.getResource("/vectors/official")).toURI());
    check(folder, root.resolve(folder.path()), root);
  }

  @ParameterizedTest
  @FieldSource("FOLDERS")
  @Tag("heavy")
  void allVectors(ConformanceFolder folder) throws IOException {
    Path root = Path.of(System.getProperty("conformance.dir", "conformance"));
    Path path = root.resolve(folder.path());
    if (!Files.isDirectory(path)) {
      System.out.println("conformance: skipped " + folder.path() + ", there is no folder " + path);
    }
    Assumptions.assumeTrue(Files.isDirectory(path));
    Tally tally = check(folder, path, root);
    ROWS.add(tally.row(folder.path()));
  }

  private static Tally check(ConformanceFolder folder, Path path, Path root) throws IOException {
    Tally tally = new Tally();
    try (Stream<Path> walk = Files.walk(path)) {
      List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
      files.parallelStream().forEach(file -> run(folder, file, root, tally));
    }
    assertThat(tally.failures()).as(tally.row(folder.path())).isEmpty();
    assertThat(tally.passed()).as(folder.path()).isPositive();
    return tally;
  }

  private static void run(ConformanceFolder folder, Path file, Path root, Tally tally) {
    try {
      folder.runner().run(file, root, tally);
    } catch (IOException | RuntimeException e) {
      tally.fail(file + ": " + e);
    }
  }

  @AfterAll
  static void report() throws IOException {
    if (!ROWS.isEmpty()) {
      List<String> table = new ArrayList<>();
      table.add("| folder | run | passed | failed | skipped | why |");
      table.add("| --- | ---: | ---: | ---: | ---: | --- |");
      table.addAll(ROWS);
      table.forEach(System.out::println);
      Files.write(Path.of("target", "conformance.md"), table);
    }
  }
}
