package org.concordat.deploy.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordat.deploy.outcome.BadInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What a command's options are when its command line leaves them out.
///
/// @param values by option, `--` included
public record Configuration(Map<String, String> values) implements IDefaultValueProvider {
  /// The option that names the file; it cannot stand in one.
  public static final String CONFIG_FILE = "--config-file";

  private static final String VARIABLE = "CONCORDAT_";
  private static final String OPTION = "--";

  /// Makes what the environment and the file say the defaults of `command`.
  ///
  /// @param arguments of the command line; they may name the file
  /// @throws BadInput when the file cannot be used
  public static void apply(
      CommandLine command, List<String> arguments, Map<String, String> environment) {
    Map<String, String> values = new TreeMap<>();
    file(arguments, environment).ifPresent(file -> values.putAll(fromFile(command, file)));
    options(command)
        .forEach(option ->
            Optional.ofNullable(environment.get(variable(option)))
                .ifPresent(value -> values.put(option, value)));
    command.setDefaultValueProvider(new Configuration(values));
  }

  private static Optional<Path> file(List<String> arguments, Map<String, String> environment) {
    int at = arguments.indexOf(CONFIG_FILE);
    if (at >= 0 && at + 1 < arguments.size()) {
      return Optional.of(Path.of(arguments.get(at + 1)));
    }
    String assigned = CONFIG_FILE + "=";
    return arguments.stream()
        .filter(it -> it.startsWith(assigned))
        .map(it -> it.substring(assigned.length()))
        .findFirst()
        .or(() -> Optional.ofNullable(environment.get(variable(CONFIG_FILE))))
        .map(Path::of);
  }

  private static Map<String, String> fromFile(CommandLine command, Path path) {
    ConfigFile file = ConfigFile.read(path);
    List<String> known = options(command).filter(it -> !it.equals(CONFIG_FILE)).toList();
    String unknown =
        file.entries().entrySet().stream()
            .filter(it -> !known.contains(OPTION + it.getKey()))
            .map(it -> objection(it.getKey(), it.getValue().line(), known))
            .collect(Collectors.joining("; "));
    if (!unknown.isEmpty()) {
      throw new BadInput(path + ": " + unknown);
    }
    Map<String, String> values = new TreeMap<>();
    file.entries().forEach((key, entry) -> values.put(OPTION + key, entry.value()));
    return values;
  }

  private static String objection(String key, int line, List<String> known) {
    String nearest = Spelling.nearest(OPTION + key, known).substring(OPTION.length());
    return "line %d: there is no option \"%s\", the nearest is \"%s\""
        .formatted(line, key, nearest);
  }

  /// Without those that only ask for help.
  private static Stream<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(it -> !it.usageHelp() && !it.versionHelp())
        .flatMap(it -> Arrays.stream(it.names()))
        .filter(it -> it.startsWith(OPTION));
  }

  private static String variable(String option) {
    return VARIABLE + option.substring(OPTION.length()).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? Arrays.stream(option.names())
            .map(values::get)
            .filter(it -> it != null)
            .findFirst()
            .orElse(null)
        : null;
  }
}
