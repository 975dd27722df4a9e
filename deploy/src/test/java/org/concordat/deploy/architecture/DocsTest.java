package org.concordat.deploy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.concordat.deploy.Concordat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// The pages say only what exists: their links lead somewhere, their commands can be typed.
class DocsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]+`");
  private static final Pattern CALL =
      Pattern.compile("(?:^|[\\s`(/])concordat ((?:[a-z]+(?:-[a-z]+)* ?)*)([^\\n#]*)");
  private static final Pattern OPTION = Pattern.compile("(?<=^|[\\s`\\[])--[a-z][a-z0-9-]*");

  /// The launcher takes this one itself, before there is anything to run.
  private static final String OF_THE_LAUNCHER = "--print-jdk";

  @Test
  void everyRelativeLinkLeadsToAFile() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages(true)) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        String target = link.group(1);
        if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
          broken.add(ROOT.relativize(page) + " -> " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyCommandOnAPageExistsWithTheOptionsItIsShownWith() throws IOException {
    List<String> unknown = new ArrayList<>();
    int calls = 0;
    for (Path page : pages(false)) {
      for (String code : code(page)) {
        Matcher call = CALL.matcher(code);
        while (call.find()) {
          calls++;
          unknownIn(call).forEach(it -> unknown.add(ROOT.relativize(page) + ": " + it));
        }
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(calls).as("commands found on the pages").isGreaterThan(10);
  }

  @Test
  void everyOptionNamedAloneBelongsToACommand() throws IOException {
    CommandLine root = new CommandLine(Concordat.class);
    List<String> unknown = new ArrayList<>();
    for (Path page : pages(false)) {
      for (String code : code(page)) {
        if (code.startsWith("`--") && noneKnows(root, firstOption(code))) {
          unknown.add(ROOT.relativize(page) + ": " + code);
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  /// The check itself must not be blind.
  @ParameterizedTest
  @ValueSource(
      strings = {"concordat demo --nothing", "./concordat network create --keep x", "concordat go"})
  void aCommandThatDoesNotExistIsFound(String text) {
    Matcher call = CALL.matcher(text);
    assertThat(call.find()).isTrue();
    assertThat(unknownIn(call)).isNotEmpty();
  }

  private static List<String> unknownIn(Matcher call) {
    CommandLine at = new CommandLine(Concordat.class);
    for (String word : call.group(1).strip().split(" ", -1)) {
      if (at.getSubcommands().isEmpty() || word.isEmpty()) {
        break;
      }
      CommandLine next = at.getSubcommands().get(word);
      if (next == null) {
        return List.of(call.group().strip());
      }
      at = next;
    }
    CommandLine command = at;
    return OPTION
        .matcher(call.group(2))
        .results()
        .map(MatchResult::group)
        .filter(option -> !option.equals(OF_THE_LAUNCHER))
        .filter(option -> command.getCommandSpec().findOption(option) == null)
        .map(option -> command.getCommandName() + " has no " + option)
        .toList();
  }

  private static String firstOption(String code) {
    Matcher option = OPTION.matcher(code);
    return option.find() ? option.group() : code;
  }

  private static boolean noneKnows(CommandLine command, String option) {
    return !option.equals(OF_THE_LAUNCHER)
        && command.getCommandSpec().findOption(option) == null
        && command.getSubcommands().values().stream().allMatch(sub -> noneKnows(sub, option));
  }

  /// Fenced blocks and code spans; a line that ends in a backslash goes on in the next.
  private static List<String> code(Path page) throws IOException {
    String text = Files.readString(page).replace("\\\n", " ");
    return CODE.matcher(text).results().map(MatchResult::group).toList();
  }

  /// @param withDecisions also docs/adr, where options of other programs are named
  private static List<Path> pages(boolean withDecisions) throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> withDecisions || !file.getParent().endsWith("adr"))
          .toList();
    }
  }
}
