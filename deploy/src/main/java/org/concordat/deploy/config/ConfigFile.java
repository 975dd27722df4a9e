package org.concordat.deploy.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concordat.deploy.outcome.BadInput;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/// The keys of one TOML file, each with its value as it would stand on a command line.
///
/// @param entries by key
record ConfigFile(Path path, Map<String, Entry> entries) {
  private static final long MAX_BYTES = 1 << 20;

  /// @param line counted from 1
  record Entry(String value, int line) {}

  /// @throws BadInput when it is not there, no TOML, or has a value no option can take
  static ConfigFile read(Path file) {
    TomlParseResult toml = Toml.parse(text(file));
    if (!toml.errors().isEmpty()) {
      throw new BadInput(
          file
              + " is not TOML: "
              + toml.errors().stream()
                  .map(it -> place(it.position()) + ": " + it.getMessage())
                  .collect(Collectors.joining("; ")));
    }
    Map<String, Entry> entries = new TreeMap<>();
    for (Map.Entry<String, Object> entry : toml.entrySet()) {
      TomlPosition at = toml.inputPositionOf(List.of(entry.getKey()));
      String where = file + ", " + place(at) + ": " + entry.getKey();
      entries.put(entry.getKey(), new Entry(value(where, entry.getValue()), at.line()));
    }
    return new ConfigFile(file, entries);
  }

  private static String place(TomlPosition position) {
    return "line " + position.line();
  }

  private static String value(String where, Object value) {
    return switch (value) {
      case String text -> text;
      case Long number -> number.toString();
      case Boolean flag -> flag.toString();
      case TomlArray array ->
          IntStream.range(0, array.size())
              .mapToObj(i -> item(where, array.get(i)))
              .collect(Collectors.joining(","));
      default -> throw noOption(where);
    };
  }

  /// Options that take several values part them at commas.
  private static String item(String where, Object value) {
    if (value instanceof TomlArray) {
      throw noOption(where);
    }
    String item = value(where, value);
    if (item.contains(",")) {
      throw new BadInput(where + ": give \"" + item + "\" as items of the list, without a comma");
    }
    return item;
  }

  private static BadInput noOption(String where) {
    return new BadInput(
        where
            + ": no option has such a value; give a text, a whole number, true or false, or a list");
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new BadInput(file + " is larger than any configuration; give the node's config.toml");
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new BadInput(file + " does not exist: give the node's config.toml");
    } catch (CharacterCodingException e) {
      throw new BadInput(file + " is not UTF-8 text: give the node's config.toml");
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage());
    }
  }
}
