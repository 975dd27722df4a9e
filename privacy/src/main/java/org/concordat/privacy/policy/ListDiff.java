package org.concordat.privacy.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What changed from one version of a list to the next, in the order of the identifiers.
public record ListDiff(
    List<ListEntry> added, List<ListEntry> removed, List<Relabelled> relabelled) {
  public ListDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    relabelled = List.copyOf(relabelled);
  }

  /// The same identifier under another label, which no check sees.
  public record Relabelled(String identifier, String before, String after) {}

  /// @throws IllegalArgumentException for lists of different kinds
  public static ListDiff between(PolicyList before, PolicyList after) {
    if (before.kind() != after.kind()) {
      throw new IllegalArgumentException(
          "these are lists of different kinds: "
              + before.kind().word()
              + ", "
              + after.kind().word());
    }
    Map<String, ListEntry> old = byIdentifier(before);
    Map<String, ListEntry> young = byIdentifier(after);
    List<Relabelled> relabelled = new ArrayList<>();
    for (ListEntry entry : after.entries()) {
      ListEntry earlier = old.get(entry.identifier());
      if (earlier != null && !earlier.label().equals(entry.label())) {
        relabelled.add(new Relabelled(entry.identifier(), earlier.label(), entry.label()));
      }
    }
    return new ListDiff(missing(after, old), missing(before, young), relabelled);
  }

  private static Map<String, ListEntry> byIdentifier(PolicyList list) {
    return list.entries().stream().collect(Collectors.toMap(ListEntry::identifier, it -> it));
  }

  private static List<ListEntry> missing(PolicyList list, Map<String, ListEntry> from) {
    return list.entries().stream().filter(it -> !from.containsKey(it.identifier())).toList();
  }

  /// Whether both lists hold the same set, whatever they call its members.
  public boolean isSameSet() {
    return added.isEmpty() && removed.isEmpty();
  }

  /// For people: `added 2, removed 1, relabelled 0`, then a line for each.
  public String describe() {
    StringBuilder out = new StringBuilder();
    out.append("added ").append(added.size());
    out.append(", removed ").append(removed.size());
    out.append(", relabelled ").append(relabelled.size()).append('\n');
    added.forEach(entry -> out.append("  + ").append(entry).append('\n'));
    removed.forEach(entry -> out.append("  - ").append(entry).append('\n'));
    relabelled.forEach(
        it -> out.append("  ~ %s %s -> %s\n".formatted(it.identifier(), it.before(), it.after())));
    return out.toString();
  }
}
