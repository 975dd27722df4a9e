package org.concordat.genesis.groth16;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.concordat.genesis.bn254.Fr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnarkJsonTest {
  private static final Pattern LONG_NUMBER = Pattern.compile("\"[0-9]{20,}\"");

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsToTheByteWhatSnarkjsWrites(Example example) {
    assertThat(SnarkJson.write(example.proof())).isEqualTo(example.text("proof.json"));
    assertThat(SnarkJson.write(example.publicInputs())).isEqualTo(example.text("public.json"));
    assertThat(SnarkJson.write(example.verifyingKey())).isEqualTo(example.text("vk.json"));
  }

  @ParameterizedTest
  @EnumSource
  void aKeyWithAnyNumberChangedIsRefused(Example example) {
    String text = example.text("vk.json");
    List<MatchResult> numbers = LONG_NUMBER.matcher(text).results().toList();
    assertThat(numbers).hasSizeGreaterThan(25);
    for (MatchResult number : numbers) {
      int last = number.end() - 2;
      char digit = text.charAt(last) == '1' ? '2' : '1';
      String changed = text.substring(0, last) + digit + text.substring(last + 1);
      assertThat(SnarkJson.readVerifyingKey(changed).getClass().getSimpleName())
          .as("%s", number.group())
          .isEqualTo("Refused");
    }
  }

  @Test
  void publicInputsAreNumbersBelowR() {
    String largest = Fr.ZERO.subtract(Fr.ONE).toBigInteger().toString();
    assertThat(Example.value(SnarkJson.readPublicInputs("[\"" + largest + "\", 7]")))
        .containsExactly(Fr.ZERO.subtract(Fr.ONE), Fr.of(7));
    for (String text :
        List.of(
            "[\"" + Fr.MODULUS + "\"]",
            "[\"-1\"]",
            "[\"01\"]",
            "[\"0x1\"]",
            "[1.5]",
            "[\"\"]",
            "[[\"1\"]]",
            "{}",
            "")) {
      assertThat(Example.reason(SnarkJson.readPublicInputs(text))).as(text).contains("line 1");
    }
  }

  @Test
  void aProofInAnotherFormIsRefusedWithItsPlace() {
    String text = Example.PRODUCT.text("proof.json");
    assertThat(Example.reason(SnarkJson.readProof(text.replace("groth16", "plonk"))))
        .startsWith("protocol: expected \"groth16\"");
    assertThat(Example.reason(SnarkJson.readProof(text.replace("bn128", "bls12381"))))
        .startsWith("curve: ");
    assertThat(Example.reason(SnarkJson.readProof(text.replace("pi_c", "pi_d"))))
        .startsWith("pi_c: ");
    assertThat(Example.reason(SnarkJson.readProof(text.replaceFirst("\"1\"", "\"2\""))))
        .startsWith("pi_a: expected x, y and 1");
    assertThat(Example.reason(SnarkJson.readProof(text.replaceFirst("\"[0-9]", "\"9"))))
        .startsWith("pi_a: this is no point of its group");
  }
}
