package org.concordat.chain.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.types.QbftExtraData.Vote;
import org.concordat.chain.vectors.Vectors;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class QbftExtraDataTest {
  private static final String VANITY = "00".repeat(32);
  private static final Address A = Address.fromHex("11".repeat(20));
  private static final Address B = Address.fromHex("22".repeat(20));
  private static final Address C = Address.fromHex("33".repeat(20));

  @Test
  void knownEncodingsReadAndWriteTheSame() {
    for (JsonNode vector : Vectors.read("bft/extra_data.json").get("vectors")) {
      Bytes encoded = Bytes.fromHexString(vector.get("extraData").asText());
      QbftExtraData extraData = QbftExtraData.decode(encoded);
      assertThat(extraData.encode()).as(vector.get("name").asText()).isEqualTo(encoded);
      assertThat(extraData.round()).isEqualTo(vector.get("round").asInt());
      assertThat(extraData.validators()).hasSize(vector.get("validators").size());
      assertThat(extraData.seals()).hasSize(vector.get("seals").size());
      if (vector.has("forBlockHash")) {
        assertThat(extraData.withSeals(List.of()).encode().toHexString())
            .isEqualTo(vector.get("forCommitSeal").asText());
        assertThat(extraData.withRound(0).withSeals(List.of()).encode().toHexString())
            .isEqualTo(vector.get("forBlockHash").asText());
      }
    }
  }

  @Test
  void malformedOnesAreRefused() {
    for (JsonNode vector : Vectors.read("bft/extra_data_invalid.json").get("vectors")) {
      Bytes encoded = Bytes.fromHexString(vector.get("extraData").asText());
      assertThatThrownBy(() -> QbftExtraData.decode(encoded))
          .as(vector.get("reason").asText())
          .isInstanceOf(RlpException.class);
    }
  }

  @Test
  void votesAreFullByteToAddAndEmptyToDrop() {
    Bytes vanity = Bytes.fromHexString(VANITY);
    QbftExtraData add =
        new QbftExtraData(vanity, List.of(A, B), Optional.of(new Vote(C, true)), 1, List.of());
    QbftExtraData drop =
        new QbftExtraData(vanity, List.of(A, B), Optional.of(new Vote(B, false)), 0, List.of());
    String head = "a0" + VANITY + "ea94" + "11".repeat(20) + "94" + "22".repeat(20);
    assertThat(add.encode().toUnprefixedHexString())
        .isEqualTo("f866" + head + "d794" + "33".repeat(20) + "81ff01c0");
    assertThat(drop.encode().toUnprefixedHexString())
        .isEqualTo("f865" + head + "d694" + "22".repeat(20) + "8080c0");
    assertThat(QbftExtraData.decode(add.encode())).isEqualTo(add);
    assertThat(QbftExtraData.decode(drop.encode())).isEqualTo(drop);
  }

  @Test
  void contractModeIsJustVanityAndRound() {
    assertThat(QbftExtraData.ofRound(Bytes.fromHexString(VANITY), 0).encode())
        .isEqualTo(Bytes.fromHexString("e5a0" + VANITY + "c0c080c0"));
  }

  @Test
  void itemsAfterTheFifthAreIgnored() {
    Bytes longer = Bytes.fromHexString("e6a0" + VANITY + "c0c080c001");
    assertThat(QbftExtraData.decode(longer))
        .isEqualTo(QbftExtraData.ofRound(Bytes.fromHexString(VANITY), 0));
  }

  @Test
  void aSealWithAnotherRecoveryIdIsRefused() {
    Bytes input = Bytes.fromHexString("f84780c0c080f842b840" + "00".repeat(64) + "c0");
    assertThatThrownBy(() -> QbftExtraData.decode(input)).isInstanceOf(RlpException.class);
    String seal = "b841" + "01".repeat(64) + "1b";
    Bytes badRecoveryId = Bytes.fromHexString("f84980c0c080f843" + seal);
    assertThatThrownBy(() -> QbftExtraData.decode(badRecoveryId))
        .hasMessageContaining("recovery id");
  }
}
