package org.concordat.anchor.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.groth16.SnarkJson;
import org.concordat.genesis.groth16.VerifyingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierSourceTest {
  private static final Path CIRCUIT = Path.of("contracts/test/circuit");

  /// What forge fuzzes is what the generator writes.
  @ParameterizedTest
  @CsvSource({
    "verification_key.json, FiveVerifier, false",
    "trapdoor_key.json, TrapdoorVerifier, true"
  })
  void theContractsUnderTestAreThoseOfTheCommittedKeys(String file, String name, boolean marked)
      throws IOException {
    assertThat(written(VerifierSource.write(key(file), name, marked)))
        .isEqualTo(Files.readString(CIRCUIT.resolve(name + ".sol")));
  }

  /// A reader compares the constants with the file by eye or with grep.
  @Test
  void theConstantsStandAsInTheKeyFile() throws IOException {
    String solidity = Files.readString(CIRCUIT.resolve("FiveVerifier.sol"));
    VerifyingKey key = key("verification_key.json");
    assertThat(solidity)
        .contains("ALPHA_X = " + KeyWords.word(key.alpha(), 0) + ";")
        .contains("DELTA_Y_IM = " + KeyWords.word(key.delta(), 2) + ";")
        .contains("IC5_Y = " + KeyWords.word(key.inputs().get(5), 1) + ";")
        .contains("VERIFYING_KEY_HASH = " + KeyWords.hash(key) + ";");
    assertThat(solidity).doesNotContain("{{");
  }

  @Test
  void aKeyNobodyContributedToMakesNothingButAMarkedContract() throws IOException {
    VerifyingKey key = key("verification_key.json");
    VerifyingKey fresh =
        new VerifyingKey(key.alpha(), key.beta(), key.gamma(), key.gamma(), key.inputs());
    assertThat(fresh.isUncontributed()).isTrue();
    assertThat(VerifierSource.write(fresh, "V", false))
        .isInstanceOfSatisfying(
            VerifierSource.Result.Refused.class,
            refused -> assertThat(refused.reason()).contains("nobody contributed"));
    assertThat(written(VerifierSource.write(fresh, "V", true)))
        .contains("bool public constant DEVELOPMENT_KEY = true;")
        .contains("FOR DEVELOPMENT ONLY");
  }

  @Test
  void aPointThatHidesAnInputIsRefused() throws IOException {
    VerifyingKey key = key("verification_key.json");
    List<Bytes> inputs = new ArrayList<>(key.inputs());
    inputs.set(3, Bytes.repeat((byte) 0, 64));
    VerifyingKey blind =
        new VerifyingKey(key.alpha(), key.beta(), key.gamma(), key.delta(), inputs);
    assertThat(VerifierSource.write(blind, "V", true))
        .isEqualTo(new VerifierSource.Result.Refused("a point of the key is the neutral element"));
    VerifyingKey none =
        new VerifyingKey(
            key.alpha(), key.beta(), key.gamma(), key.delta(), key.inputs().subList(0, 1));
    assertThat(VerifierSource.write(none, "V", true))
        .isInstanceOf(VerifierSource.Result.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "verifier", "A b", "A{", "V;selfdestruct", "É"})
  void aNameThatIsNoIdentifierIsRefused(String name) throws IOException {
    assertThat(VerifierSource.write(key("verification_key.json"), name, false))
        .isInstanceOf(VerifierSource.Result.Refused.class);
  }

  private static String written(VerifierSource.Result result) {
    assertThat(result).isInstanceOf(VerifierSource.Result.Written.class);
    return ((VerifierSource.Result.Written) result).solidity();
  }

  static VerifyingKey key(String file) throws IOException {
    return SnarkJson.readVerifyingKey(Files.readString(CIRCUIT.resolve(file)))
        .orElseThrow(IllegalStateException::new);
  }
}
