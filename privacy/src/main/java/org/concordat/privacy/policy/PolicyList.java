package org.concordat.privacy.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.concordat.privacy.schema.FieldType;

/// A list of one day. What it says is in its entries; the rest tells people what they look at.
///
/// @param date of the source, not of the day the list was made from it
/// @param entries ascending, each identifier once, each of the kind's form
public record PolicyList(
    ListKind kind, String name, LocalDate date, Provenance provenance, List<ListEntry> entries) {
  /// The longest text of a list, in bytes of UTF-8.
  public static final int TEXT_BYTES_MAX = 512;

  private static final ValueRule TEXT = ValueRule.of(new FieldType.Text(TEXT_BYTES_MAX));

  /// @throws IllegalArgumentException if something is not as the descriptions say
  public PolicyList {
    entries = List.copyOf(entries);
    firstFault(kind, name, provenance, entries)
        .ifPresent(fault -> {
          throw new IllegalArgumentException(fault);
        });
  }

  /// Sorts the entries; of several with one identifier it keeps the one whose label comes first in
  /// the alphabet, so that the order they come in never matters.
  public static PolicyList of(
      ListKind kind,
      String name,
      LocalDate date,
      Provenance provenance,
      Collection<ListEntry> entries) {
    List<ListEntry> distinct = new ArrayList<>();
    for (ListEntry entry : new TreeSet<>(entries)) {
      if (distinct.isEmpty() || !distinct.getLast().identifier().equals(entry.identifier())) {
        distinct.add(entry);
      }
    }
    return new PolicyList(kind, name, date, provenance, distinct);
  }

  /// What was expected, if this is no text for a list.
  static Optional<String> textFault(String text) {
    return TEXT.fault(text);
  }

  private static Optional<String> firstFault(
      ListKind kind, String name, Provenance provenance, List<ListEntry> entries) {
    if (entries.size() > kind.maxEntries()) {
      return Optional.of(
          kind.word() + " has at most " + kind.maxEntries() + " entries, not " + entries.size());
    }
    for (String text :
        List.of(name, provenance.source(), provenance.licence(), provenance.selection())) {
      Optional<String> fault = textFault(text);
      if (fault.isPresent()) {
        return fault.map(expected -> "name, source, licence and selection: expected " + expected);
      }
    }
    if (provenance.withoutIdentifier() < 0 || provenance.rows() < provenance.withoutIdentifier()) {
      return Optional.of("more rows without an identifier than rows");
    }
    return firstFault(kind, entries);
  }

  private static Optional<String> firstFault(ListKind kind, List<ListEntry> entries) {
    String before = "";
    for (ListEntry entry : entries) {
      Optional<String> fault = kind.fault(entry.identifier()).or(() -> textFault(entry.label()));
      if (fault.isPresent()) {
        return fault.map(expected -> "entry " + entry + ": expected " + expected);
      }
      if (entry.identifier().compareTo(before) <= 0) {
        return Optional.of("entry " + entry + " is not in its place, or there twice");
      }
      before = entry.identifier();
    }
    return Optional.empty();
  }
}
