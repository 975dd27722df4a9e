package org.concordat.genesis.groth16;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifierTest {
  private final Random random = new Random(20_261_128);

  private Fr weight() {
    return Fr.reduce(new BigInteger(128, random));
  }

  private static boolean accepts(VerifyingKey key, List<Fr> inputs, Proof proof) {
    return Verifier.verify(key, inputs, proof) instanceof Verdict.Valid;
  }

  @ParameterizedTest
  @EnumSource
  void aForeignProofVerifies(Example example) {
    assertThat(accepts(example.verifyingKey(), example.publicInputs(), example.proof())).isTrue();
    try (ProvingKey key = example.key()) {
      assertThat(key.verifyingKey()).isEqualTo(example.verifyingKey());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProofWithAnyByteChangedIsRefused(Example example) {
    for (int at = 0; at < Proof.SIZE; at++) {
      byte[] bytes = example.proof().toBytes().toArray();
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Proof changed = Proof.of(Bytes.wrap(bytes));
      assertThat(accepts(example.verifyingKey(), example.publicInputs(), changed))
          .as("byte %d of %s", at, example)
          .isFalse();
    }
  }

  @Test
  void aProofOfPointsAtInfinityIsRefused() {
    Proof nothing = Proof.of(Bytes.wrap(new byte[Proof.SIZE]));
    for (Example example : Example.values()) {
      assertThat(accepts(example.verifyingKey(), example.publicInputs(), nothing)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void otherPublicInputsAreRefused(Example example) {
    List<Fr> inputs = example.publicInputs();
    for (int i = 0; i < inputs.size(); i++) {
      List<Fr> changed = new ArrayList<>(inputs);
      changed.set(i, inputs.get(i).add(Fr.ONE));
      assertThat(accepts(example.verifyingKey(), changed, example.proof())).isFalse();
    }
    List<Fr> more = new ArrayList<>(inputs);
    more.add(Fr.ZERO);
    assertThat(Verifier.verify(example.verifyingKey(), more, example.proof()))
        .isEqualTo(
            new Verdict.Invalid(
                "%d public inputs; the key has %d".formatted(more.size(), inputs.size())));
  }

  @Test
  void aProofOfOneCircuitIsNoneOfAnother() {
    Example product = Example.PRODUCT;
    Proof other = Example.CHAIN.proof();
    assertThat(accepts(product.verifyingKey(), product.publicInputs(), other)).isFalse();
  }

  @Test
  void manyProofsAreCheckedAtOnceAndOneFalseOneSpoilsThem() {
    Example example = Example.CHAIN;
    List<Verifier.Claim> claims = new ArrayList<>();
    claims.add(new Verifier.Claim(example.publicInputs(), example.proof()));
    try (ProvingKey key = example.key();
        Workers workers = Workers.of(1)) {
      Prover prover = new Prover(key, workers, step -> {});
      for (int i = 0; i < 4; i++) {
        Proof proof = Example.value(prover.prove(example.witness(), weight(), weight()));
        claims.add(new Verifier.Claim(example.publicInputs(), proof));
      }
    }
    VerifyingKey key = example.verifyingKey();
    assertThat(Verifier.verifyAll(key, claims, this::weight)).isInstanceOf(Verdict.Valid.class);
    assertThat(Verifier.verifyAll(key, List.of(), this::weight)).isInstanceOf(Verdict.Valid.class);
    Proof honest = claims.get(2).proof();
    Proof mixed = new Proof(honest.a(), honest.b(), claims.get(3).proof().c());
    claims.set(2, new Verifier.Claim(example.publicInputs(), mixed));
    assertThat(Verifier.verifyAll(key, claims, this::weight)).isInstanceOf(Verdict.Invalid.class);
    claims.set(
        3,
        new Verifier.Claim(
            example.publicInputs(),
            new Proof(claims.get(3).proof().a(), claims.get(3).proof().b(), honest.c())));
    // The two exchanged parts cancel out without weights, and only then.
    assertThat(Verifier.verifyAll(key, claims, () -> Fr.ONE)).isInstanceOf(Verdict.Valid.class);
    assertThat(Verifier.verifyAll(key, claims, this::weight)).isInstanceOf(Verdict.Invalid.class);
  }
}
