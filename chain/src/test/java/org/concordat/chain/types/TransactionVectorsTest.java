package org.concordat.chain.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.vectors.Vectors;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class TransactionVectorsTest {
  @Test
  void officialLegacyTransactionsHaveTheirHashAndSenderOrAreRefused() {
    for (var test : Vectors.read("transactions/ethereum_tests_legacy.json").properties()) {
      JsonNode expected = test.getValue().get("expected");
      Optional<Transaction> accepted = accept(test.getValue().get("rlp").asText());
      if (expected.has("hash") && !aboveAnyBlock(test.getKey())) {
        assertThat(accepted).as(test.getKey()).isPresent();
        assertThat(accepted.get().hash().toUnprefixedHexString())
            .isEqualTo(expected.get("hash").asText());
        assertThat(accepted.get().sender())
            .contains(Address.fromHex(expected.get("sender").asText()));
      } else if (!expected.has("hash") && !intrinsicOnly(test.getKey())) {
        assertThat(accepted).as(test.getKey()).isEmpty();
      }
    }
  }

  @Test
  void strictnessVectorsOfAllTypesAreJudgedAsExpected() {
    for (JsonNode vector : Vectors.read("transactions/strictness.json").get("vectors")) {
      String name = vector.get("name").asText();
      Optional<Transaction> accepted = accept(vector.get("txbytes").asText());
      boolean expected = vector.get("valid").asBoolean() && !name.startsWith("t3-");
      assertThat(accepted.isPresent()).as(name).isEqualTo(expected);
      accepted.ifPresent(transaction -> {
        assertThat(transaction.hash().toHexString()).isEqualTo(vector.get("hash").asText());
        assertThat(transaction.sender()).contains(Address.fromHex(vector.get("sender").asText()));
        assertThat(transaction.encode().toHexString()).isEqualTo(vector.get("txbytes").asText());
      });
    }
  }

  @Test
  void officialInvalidTypedTransactionsAreRefused() {
    JsonNode vectors =
        Vectors.read("transactions/ethereum_tests_typed_invalid.json").get("vectors");
    for (JsonNode vector : vectors) {
      if (!vector.get("reason").asText().equals("GasLimitPriceProductOverflow")) {
        assertThat(accept(vector.get("txbytes").asText()))
            .as(vector.get("name").asText())
            .isEmpty();
      }
    }
  }

  /// Decoding, chain id 1 and the signature together.
  private static Optional<Transaction> accept(String hex) {
    if (!hex.matches("0x([0-9a-fA-F]{2})*")) {
      return Optional.empty();
    }
    try {
      Transaction transaction = Transaction.decode(Bytes.fromHexString(hex));
      boolean otherChain =
          transaction.boundChainId().filter(id -> !id.equals(Word.ONE)).isPresent();
      return transaction.sender().isEmpty() || otherChain
          ? Optional.empty()
          : Optional.of(transaction);
    } catch (RlpException refused) {
      return Optional.empty();
    }
  }

  /// Valid by their form, but no block could hold their gas.
  private static boolean aboveAnyBlock(String name) {
    return name.startsWith("TransactionWithGasLimit");
  }

  /// Refused for their intrinsic gas, which is the processor's to know.
  private static boolean intrinsicOnly(String name) {
    return name.equals("NotEnoughGasLimit") || name.equals("DataTestNotEnoughGAS");
  }
}
