package org.concordat.anchor.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.anchor.contract.ContractArtifact;
import org.concordat.anchor.contract.LocalChain;
import org.concordat.anchor.testing.TrapdoorProofs;
import org.concordat.chain.execution.TransactionResult;
import org.concordat.chain.spec.Fork;
import org.concordat.genesis.Address;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.groth16.VerifyingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifierCodeTest {
  private static final Address SENDER = new Address(0, 0, 0xfee);
  private static final Bytes VERIFY = ContractArtifact.selector("verify(uint256[8],uint256[5])");

  private final LocalChain chain = new LocalChain(Fork.CANCUN, 1);

  /// The compiled forms are those of the template.
  @ParameterizedTest
  @CsvSource({"VerifierForm, false", "DevelopmentVerifierForm, true"})
  void theFormsAreWhatTheGeneratorWrites(String name, boolean development) throws IOException {
    assertThat(VerifierSource.write(VerifierCode.formKey(), name, development))
        .isEqualTo(
            new VerifierSource.Result.Written(
                Files.readString(Path.of("contracts/src/" + name + ".sol"))));
  }

  @Test
  void theCodeOfAKeyTakesItsProofsAndNoOthers() throws IOException {
    VerifyingKey key = VerifierSourceTest.key("trapdoor_key.json");
    Address verifier = create(key, true);
    assertThat(ask(verifier, ContractArtifact.selector("VERIFYING_KEY_HASH()")))
        .isEqualTo(KeyWords.hash(key));
    assertThat(ask(verifier, ContractArtifact.selector("DEVELOPMENT_KEY()")))
        .isEqualTo(UInt256.ONE);
    Random random = new Random(20_261);
    for (int round = 0; round < 5; round++) {
      List<Bytes32> inputs = random.ints(5).mapToObj(i -> Fr.of(i & 0xffffL).toBytes()).toList();
      Bytes proof = TrapdoorProofs.prove(inputs, round);
      Bytes words = Bytes.concatenate(proof, Bytes.wrap(List.<Bytes>copyOf(inputs)));
      assertThat(ask(verifier, Bytes.concatenate(VERIFY, words))).isEqualTo(UInt256.ONE);
      byte[] changed = words.toArray();
      changed[32 * random.nextInt(13) + 31] ^= 1;
      assertThat(ask(verifier, Bytes.concatenate(VERIFY, Bytes.wrap(changed))))
          .isEqualTo(UInt256.ZERO);
    }
    Address other = create(VerifierSourceTest.key("verification_key.json"), false);
    assertThat(ask(other, ContractArtifact.selector("DEVELOPMENT_KEY()"))).isEqualTo(UInt256.ZERO);
    List<Bytes32> inputs =
        List.<Bytes32>of(UInt256.ONE, UInt256.ONE, UInt256.ONE, UInt256.ONE, UInt256.ONE);
    assertThat(
            ask(
                other,
                Bytes.concatenate(
                    VERIFY,
                    TrapdoorProofs.prove(inputs, 1),
                    Bytes.wrap(List.<Bytes>copyOf(inputs)))))
        .isEqualTo(UInt256.ZERO);
  }

  @Test
  void aKeyNobodyContributedToOrOfAnotherShapeIsRefused() throws IOException {
    VerifyingKey key = VerifierSourceTest.key("trapdoor_key.json");
    VerifyingKey fresh =
        new VerifyingKey(key.alpha(), key.beta(), key.gamma(), key.gamma(), key.inputs());
    assertThat(VerifierCode.creation(fresh, false)).isInstanceOf(VerifierCode.Result.Refused.class);
    VerifyingKey four =
        new VerifyingKey(
            key.alpha(), key.beta(), key.gamma(), key.delta(), key.inputs().subList(0, 5));
    assertThat(VerifierCode.creation(four, true))
        .isEqualTo(new VerifierCode.Result.Refused("the key has 4 inputs, not 5"));
  }

  private Address create(VerifyingKey key, boolean development) {
    Bytes code = ((VerifierCode.Result.Made) VerifierCode.creation(key, development)).creation();
    return chain.transact(SENDER, Optional.empty(), code).created().orElseThrow();
  }

  private Bytes ask(Address verifier, Bytes call) {
    TransactionResult.Executed answer = chain.attempt(SENDER, verifier, call);
    assertThat(answer.success()).isTrue();
    return answer.output();
  }
}
