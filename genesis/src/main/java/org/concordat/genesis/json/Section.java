package org.concordat.genesis.json;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.concordat.genesis.json.Json.Position;

/// One object of the file: its values by case-insensitive key, and a memory of which keys were
/// read.
public final class Section {
  private final String path;
  private final Position at;
  private final Map<String, Json.Member> members = new LinkedHashMap<>();
  private final Set<String> read = new HashSet<>();

  private Section(String path, Position at) {
    this.path = path;
    this.at = at;
  }

  public static Section of(String path, Json value) {
    if (!(value instanceof Json.ObjectValue object)) {
      throw new Refusal(path, value.at(), "expected an object, found " + value.kind());
    }
    Section section = new Section(path, object.at());
    for (Json.Member member : object.members()) {
      String key = lower(member.name());
      if (section.members.put(key, member) != null) {
        throw new Refusal(
            section.pathOf(member.name()), member.value().at(), "this key appears twice");
      }
    }
    return section;
  }

  /// A section without keys, for one that the file leaves out.
  public static Section absent(String path, Position at) {
    return new Section(path, at);
  }

  private static String lower(String key) {
    return key.toLowerCase(Locale.ROOT);
  }

  public Position at() {
    return at;
  }

  public String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /// Every key as written with its value, in the order of the file.
  public Iterable<Json.Member> all() {
    return members.values();
  }

  public boolean has(String key) {
    return members.containsKey(lower(key));
  }

  /// Reads a key; JSON's null counts as absent.
  public <T> Optional<T> optional(String key, Function<Scalar, T> reader) {
    read.add(lower(key));
    Json.Member member = members.get(lower(key));
    if (member == null || member.value() instanceof Json.Null) {
      return Optional.empty();
    }
    return Optional.of(reader.apply(new Scalar(pathOf(member.name()), member.value())));
  }

  public <T> T required(String key, Function<Scalar, T> reader) {
    return optional(key, reader)
        .orElseThrow(() -> new Refusal(pathOf(key), at, "this key is required"));
  }

  public Optional<Section> section(String key) {
    return optional(key, value -> of(value.path(), value.json()));
  }

  public Section sectionOrAbsent(String key) {
    return section(key).orElseGet(() -> absent(pathOf(key), at));
  }

  public Optional<List<Scalar>> list(String key) {
    return optional(key, Scalar::list);
  }

  /// A refusal at the value of `key`, or at this section if the key is missing.
  public Refusal refuse(String key, String message) {
    Json.Member member = members.get(lower(key));
    return new Refusal(pathOf(key), member == null ? at : member.value().at(), message);
  }

  /// The keys nobody read, with their JSON.
  public SortedMap<String, String> unread() {
    SortedMap<String, String> out = new TreeMap<>();
    members.forEach((key, member) -> {
      if (!read.contains(key)) {
        out.put(member.name(), JsonPrinter.compact(member.value()));
      }
    });
    return out;
  }
}
