package org.concordat.genesis.groth16;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.bn254.Workers;
import org.concordat.genesis.snarkfile.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProverTest {
  private final Random random = new Random(20_261_127);

  private Fr fr() {
    return Fr.reduce(new BigInteger(300, random));
  }

  private Reading<Proof> prove(ProvingKey key, Witness witness) {
    try (Workers workers = Workers.of(2)) {
      return new Prover(key, workers, step -> {}).prove(witness, fr(), fr());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProofOfForeignFilesVerifiesWithTheForeignKey(Example example) {
    try (ProvingKey key = example.key()) {
      Proof proof = Example.value(prove(key, example.witness()));
      List<Fr> inputs = example.witness().publicInputs(key.publicInputs());
      assertThat(inputs).isEqualTo(example.publicInputs());
      assertThat(Verifier.verify(example.verifyingKey(), inputs, proof))
          .isInstanceOf(Verdict.Valid.class);
    }
  }

  @Test
  void proofsOfOneWitnessDifferByTheirRandomness() {
    try (ProvingKey key = Example.PRODUCT.key()) {
      Witness witness = Example.PRODUCT.witness();
      Proof one = Example.value(prove(key, witness));
      Proof other = Example.value(prove(key, witness));
      assertThat(one.a()).isNotEqualTo(other.a());
      assertThat(one.b()).isNotEqualTo(other.b());
      assertThat(one.c()).isNotEqualTo(other.c());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWitnessWithAnyWireChangedIsNotProven(Example example) {
    try (ProvingKey key = example.key()) {
      int wires = example.witness().wires();
      for (int wire = 1; wire < wires; wire++) {
        long[] plain = example.witness().plain().clone();
        plain[wire * ScalarArrays.STRIDE] ^= 1;
        assertThat(Example.reason(prove(key, Witness.ofPlain(plain))))
            .as("wire %d of %s", wire, example)
            .contains("does not satisfy");
      }
    }
  }

  @Test
  void aWitnessOfAnotherCircuitIsRefused() {
    try (ProvingKey key = Example.CHAIN.key()) {
      assertThat(Example.reason(prove(key, Example.SECRET.witness())))
          .contains("different circuits");
    }
  }

  @Test
  void aKeyWithAByteChangedMakesNoProof(@TempDir Path folder) throws IOException {
    byte[] key = Files.readAllBytes(Example.SECRET.file("zkey"));
    int contributions = contributionsAt(key);
    List<Integer> silent = new ArrayList<>();
    for (int at = 0; at < contributions; at += 1 + random.nextInt(8)) {
      byte[] changed = key.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      if (!isRefused(Files.write(folder.resolve("key"), changed))) {
        silent.add(at);
      }
    }
    assertThat(silent).as("bytes that may be changed").isEmpty();
  }

  private boolean isRefused(Path file) {
    return switch (ProvingKey.open(file)) {
      case Reading.Refused<ProvingKey> _ -> true;
      case Reading.Accepted<ProvingKey>(ProvingKey key) -> {
        try (key) {
          yield prove(key, Example.SECRET.witness()) instanceof Reading.Refused;
        }
      }
    };
  }

  /// The last section of a key, which says nothing to a prover.
  private static int contributionsAt(byte[] key) {
    ByteBuffer words = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 12; at < key.length; at += 12 + (int) words.getLong(at + 4)) {
      if (words.getInt(at) == Zkey.CONTRIBUTIONS) {
        return at;
      }
    }
    throw new IllegalStateException("no contributions");
  }

  @Test
  void aKeyCutOffAnywhereIsRefused(@TempDir Path folder) throws IOException {
    byte[] key = Files.readAllBytes(Example.SECRET.file("zkey"));
    for (int size = 0; size < key.length; size += 7) {
      Path file = Files.write(folder.resolve("key"), Arrays.copyOf(key, size));
      assertThat(ProvingKey.open(file)).isInstanceOf(Reading.Refused.class);
    }
  }
}
