package org.concordat.genesis.groth16;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.snarkfile.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any text is refused, or is read as something that is written and read again as the same.
class SnarkJsonFuzzTest {
  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsNotRefusedComesBack(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    comesBack(text, SnarkJson::readProof, SnarkJson::write);
    comesBack(text, SnarkJson::readVerifyingKey, SnarkJson::write);
    Function<List<Fr>, String> write = SnarkJson::write;
    comesBack(text, SnarkJson::readPublicInputs, write);
  }

  private static <T> void comesBack(
      String text, Function<String, Reading<T>> read, Function<T, String> write) {
    if (read.apply(text) instanceof Reading.Accepted<T>(T value)) {
      assertThat(read.apply(write.apply(value))).isEqualTo(new Reading.Accepted<>(value));
    }
  }

  static Stream<byte[]> seeds() {
    return Stream.of(Example.values())
        .flatMap(example ->
            Stream.of("proof.json", "vk.json", "public.json")
                .map(example::text)
                .map(text -> text.getBytes(StandardCharsets.UTF_8)));
  }
}
