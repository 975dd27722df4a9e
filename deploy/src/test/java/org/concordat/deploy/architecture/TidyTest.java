package org.concordat.deploy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a reviewer should not have to say twice, read off the source tree.
class TidyTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int MAX_LINES = 400;

  /// Longer files, each with its reason. The list only shrinks.
  private static final Map<String, String> LONG_FILES =
      Map.of(
          "Interpreter.java",
          "one switch over the opcode byte: splitting it costs a jump per step");

  private static final Pattern BANNED_NAME =
      Pattern.compile(".*(Util|Utils|Helper|Manager|Impl)\\.java");
  private static final Pattern BANNED_WORD =
      Pattern.compile("\\b(TODO|FIXME|XXX|Mockito|not implemented)\\b");

  @Test
  void everyMainPackageTeachesItself() {
    List<Path> silent =
        javaFiles("src/main/java")
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .toList();
    assertThat(silent).as("packages without package-info.java").isEmpty();
  }

  @Test
  void filesStaySmall() {
    List<String> tooLong =
        javaFiles("src/main/java")
            .filter(file -> !LONG_FILES.containsKey(file.getFileName().toString()))
            .filter(file -> lines(file).size() > MAX_LINES)
            .map(Path::toString)
            .toList();
    assertThat(tooLong).as("files over %d lines", MAX_LINES).isEmpty();
  }

  @Test
  void namesSayWhatAThingIs() {
    assertThat(
            javaFiles("src/main/java")
                .filter(file -> BANNED_NAME.matcher(file.getFileName().toString()).matches()))
        .isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    List<String> found =
        javaFiles("src")
            .filter(file -> !file.getFileName().toString().equals("TidyTest.java"))
            .filter(file -> lines(file).stream().anyMatch(l -> BANNED_WORD.matcher(l).find()))
            .map(Path::toString)
            .toList();
    assertThat(found).isEmpty();
  }

  @Test
  void everyDecisionIsInTheIndexOnceAndHasItsHeadings() throws IOException {
    String index = Files.readString(ROOT.resolve("docs/adr/README.md"));
    try (Stream<Path> files = Files.list(ROOT.resolve("docs/adr"))) {
      for (Path file : files.filter(f -> !f.endsWith("README.md")).toList()) {
        assertThat(index).contains("(" + file.getFileName() + ")");
        assertThat(Files.readString(file))
            .contains("**Status:**", "**Context.**", "**Alternatives.**", "**Decision.**")
            .contains("**Consequences.**");
      }
    }
  }

  @Test
  void testDataNamesItsSource() {
    List<Path> unnamed =
        files("src/test/resources")
            .filter(file -> file.toString().endsWith(".json") || file.toString().endsWith(".csv"))
            .filter(file -> !hasSourceNote(file.getParent()))
            .toList();
    assertThat(unnamed).as("test data without a SOURCE.md in its folder or above").isEmpty();
  }

  private static boolean hasSourceNote(Path folder) {
    for (Path at = folder; at != null && !at.endsWith("src"); at = at.getParent()) {
      if (Files.exists(at.resolve("SOURCE.md"))) {
        return true;
      }
    }
    return false;
  }

  private static Stream<Path> javaFiles(String under) {
    return files(under).filter(file -> file.toString().endsWith(".java"));
  }

  private static Stream<Path> files(String under) {
    return Stream.of(
            "consensus-ibft", "genesis", "chain", "governance", "privacy", "anchor", "deploy")
        .map(module -> ROOT.resolve(module).resolve(under))
        .filter(Files::isDirectory)
        .flatMap(TidyTest::walk)
        .filter(Files::isRegularFile);
  }

  private static Stream<Path> walk(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
