package org.concordat.privacy.policy;

import java.util.Comparator;

/// One entry of a list.
///
/// @param identifier what records are compared with; its form depends on the list's kind
/// @param label a name for people, without meaning to any check
public record ListEntry(String identifier, String label) implements Comparable<ListEntry> {
  private static final Comparator<ListEntry> ORDER =
      Comparator.comparing(ListEntry::identifier).thenComparing(ListEntry::label);

  @Override
  public int compareTo(ListEntry other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return identifier + " " + label;
  }
}
