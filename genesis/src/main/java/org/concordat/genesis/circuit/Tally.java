package org.concordat.genesis.circuit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// The number of constraints by the scopes they were made in, outermost first, in the order in
/// which the scopes were first opened; scopes without any of their own are left out.
public record Tally(Map<List<String>, Integer> byScope) {
  public Tally {
    byScope = Collections.unmodifiableMap(new LinkedHashMap<>(byScope));
  }

  public int total() {
    return byScope.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// The constraints inside any scope of this name, those of scopes within included.
  public int within(String scope) {
    return byScope.entrySet().stream()
        .filter(entry -> entry.getKey().contains(scope))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /// The constraints by the innermost scope alone, in alphabetical order.
  public Map<String, Integer> byInnermost() {
    Map<String, Integer> sums = new TreeMap<>();
    byScope.forEach((scopes, count) ->
        sums.merge(scopes.isEmpty() ? "" : scopes.getLast(), count, Integer::sum));
    return sums;
  }

  /// Counts while a circuit is compiled.
  static final class Builder {
    private final Map<List<String>, int[]> counts = new LinkedHashMap<>();
    private int[] current = counts.computeIfAbsent(List.of(), _ -> new int[1]);

    void enter(Iterable<String> open) {
      List<String> path = StreamSupport.stream(open.spliterator(), false).toList();
      current = counts.computeIfAbsent(path, _ -> new int[1]);
    }

    void count() {
      current[0]++;
    }

    Tally build() {
      Map<List<String>, Integer> built = new LinkedHashMap<>();
      counts.forEach((path, count) -> {
        if (count[0] > 0) {
          built.put(path, count[0]);
        }
      });
      return new Tally(built);
    }
  }
}
