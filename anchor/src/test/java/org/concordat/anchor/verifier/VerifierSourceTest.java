package org.concordat.anchor.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    VerifierKey key = key("verification_key.json");
    assertThat(solidity)
        .contains("ALPHA_X = " + key.alpha().x() + ";")
        .contains("DELTA_Y_IM = " + key.delta().yImaginary() + ";")
        .contains("IC5_Y = " + key.inputPoints().get(5).y() + ";")
        .contains("VERIFYING_KEY_HASH = " + key.hash() + ";");
    assertThat(solidity).doesNotContain("{{");
  }

  @Test
  void aKeyNobodyContributedToMakesNothingButAMarkedContract() throws IOException {
    VerifierKey key = key("verification_key.json");
    VerifierKey fresh =
        new VerifierKey(key.alpha(), key.beta(), key.gamma(), key.gamma(), key.inputPoints());
    assertThat(fresh.contributed()).isFalse();
    assertThat(VerifierSource.write(fresh, "V", false))
        .isInstanceOfSatisfying(
            VerifierSource.Result.Refused.class,
            refused -> assertThat(refused.reason()).contains("nobody contributed"));
    assertThat(written(VerifierSource.write(fresh, "V", true)))
        .contains("bool public constant DEVELOPMENT_KEY = true;")
        .contains("FOR DEVELOPMENT ONLY");
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

  static VerifierKey key(String file) throws IOException {
    KeyReading reading =
        VerificationKeyReader.read(
            Files.readString(CIRCUIT.resolve(file)).getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(KeyReading.Read.class);
    return ((KeyReading.Read) reading).key();
  }
}
