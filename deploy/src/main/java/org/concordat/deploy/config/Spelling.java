package org.concordat.deploy.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What somebody may have meant to write.
final class Spelling {
  private Spelling() {}

  /// @param words at least one
  static String nearest(String word, List<String> words) {
    return words.stream()
        .min(
            Comparator.comparingInt((String it) -> distance(word, it))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /// How many letters must be added, left out or replaced (Levenshtein).
  static int distance(String from, String to) {
    int[] row = IntStream.rangeClosed(0, to.length()).toArray();
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], row[j]));
      }
    }
    return row[to.length()];
  }
}
