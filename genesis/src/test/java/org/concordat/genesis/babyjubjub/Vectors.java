package org.concordat.genesis.babyjubjub;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Lines of words in a test resource; those that begin with `#` are comments.
final class Vectors {
  private Vectors() {}

  static Stream<List<String>> words(String resource) throws IOException {
    try (InputStream in = Vectors.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ")));
    }
  }

  static Stream<List<BigInteger>> numbers(String resource) throws IOException {
    return words(resource).map(row -> row.stream().map(BigInteger::new).toList());
  }
}
