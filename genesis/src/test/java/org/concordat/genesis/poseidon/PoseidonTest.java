package org.concordat.genesis.poseidon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordat.genesis.bn254.Fr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoseidonTest {
  @Test
  void hashesOneToTheWellKnownDigest() {
    assertThat(Poseidon.hash(Fr.ONE).toBigInteger())
        .isEqualTo("18586133768512220936620570745912940619677854269274689475585506675881198879027");
  }

  @Test
  void hashesAPairToTheWellKnownDigest() {
    assertThat(Poseidon.hash(Fr.of(1), Fr.of(2)).toString())
        .isEqualTo("0x115cc0f5e7d690413df64c6b9662e9cf2a3617f2743245519e19607a4417189a");
  }

  @Test
  void hashesFourInputsToTheWellKnownDigest() {
    assertThat(Poseidon.hash(Fr.of(1), Fr.of(2), Fr.of(3), Fr.of(4)).toBigInteger())
        .isEqualTo("18821383157269793795438455681495246036402687001665670618754263018637548127333");
  }

  static Stream<String> vectors() throws IOException {
    try (InputStream in = PoseidonTest.class.getResourceAsStream("/poseidon/vectors.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#"));
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void agreesWithCircomlibForEveryArity(String line) {
    List<BigInteger> numbers = Arrays.stream(line.split(" ")).map(BigInteger::new).toList();
    List<Fr> inputs = numbers.stream().skip(1).map(n -> Fr.of(n).orElseThrow()).toList();
    assertThat(Poseidon.hash(inputs).toBigInteger()).isEqualTo(numbers.getFirst());
  }

  static IntStream arities() {
    return IntStream.rangeClosed(Poseidon.INPUTS_MIN, Poseidon.INPUTS_MAX);
  }

  @ParameterizedTest
  @MethodSource("arities")
  void agreesWithTheUnoptimisedPermutation(int arity) {
    Random random = new Random(20_261 + arity);
    List<BigInteger> inputs =
        Stream.generate(() -> new BigInteger(256, random).mod(Fr.MODULUS)).limit(arity).toList();
    assertThat(Poseidon.hash(inputs.stream().map(Fr::reduce).toList()).toBigInteger())
        .isEqualTo(ReferencePoseidon.hash(inputs));
  }

  @Test
  void refusesNoInputAndMoreThanSixteen() {
    assertThatThrownBy(Poseidon::hash).hasMessage("Poseidon takes 1 to 16 inputs, not 0");
    List<Fr> seventeen = Collections.nCopies(17, Fr.ONE);
    assertThatThrownBy(() -> Poseidon.hash(seventeen))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Poseidon takes 1 to 16 inputs, not 17");
  }
}
