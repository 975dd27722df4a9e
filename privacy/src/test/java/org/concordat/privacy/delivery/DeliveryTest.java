package org.concordat.privacy.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.babyjubjub.EddsaKey;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;
import org.concordat.privacy.commitment.Commitments;
import org.concordat.privacy.schema.Schemas;
import org.concordat.privacy.schema.ValidRecord;
import org.concordat.privacy.schema.Validation;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  static final EddsaKey KEY = EddsaKey.of(Bytes32.fromHexStringLenient("0x28"));

  static ValidRecord client(String lei, long amount) {
    List<String> values = List.of(lei, "A Client", "3", "2027-06-30", "CH", String.valueOf(amount));
    return ((Validation.Valid) Schemas.DUE_DILIGENCE_1.validate(1, values)).content();
  }

  private static final ValidRecord FIRST = client("253400V1H6ART1UQ0N98", 100);
  private static final ValidRecord SECOND = client("485100GBI2SE0KIX8T70", 200);

  private static Delivery resigned(List<ValidRecord> records, Delivery signed) {
    return new Delivery(records, signed.signature());
  }

  @Test
  void theSignedNumberChainsTheContentDigestsFromZero() {
    Fr first = Poseidon.hash(Fr.ZERO, Commitments.contentDigest(FIRST));
    Fr second = Poseidon.hash(first, Commitments.contentDigest(SECOND));
    assertThat(Delivery.chainDigest(List.of(FIRST, SECOND))).isEqualTo(second);
  }

  @Test
  void aDeliveryIsGenuineOnlyWithTheRecordsTheirOrderAndTheKeyOfItsSignature() {
    Delivery delivery = Delivery.signed(List.of(FIRST, SECOND), KEY);
    assertThat(delivery.isGenuine()).isTrue();
    assertThat(resigned(List.of(SECOND, FIRST), delivery).isGenuine()).isFalse();
    assertThat(resigned(List.of(FIRST), delivery).isGenuine()).isFalse();
    assertThat(resigned(List.of(FIRST, SECOND, SECOND), delivery).isGenuine()).isFalse();
    ValidRecord changed = client("485100GBI2SE0KIX8T70", 201);
    assertThat(resigned(List.of(FIRST, changed), delivery).isGenuine()).isFalse();
    DeliverySignature foreign =
        new DeliverySignature(
            EddsaKey.of(Bytes32.ZERO).publicKey(), delivery.signature().signature());
    assertThat(new Delivery(delivery.records(), foreign).isGenuine()).isFalse();
  }

  @Test
  void aDeliveryHasOneToAHundredAndTwentyEightRecordsOfOneSchema() {
    List<ValidRecord> most = Collections.nCopies(128, FIRST);
    assertThat(Delivery.signed(most, KEY).isGenuine()).isTrue();
    List<ValidRecord> tooMany = new ArrayList<>(most);
    tooMany.add(FIRST);
    assertThatThrownBy(() -> Delivery.signed(tooMany, KEY))
        .hasMessage("a delivery has 1 to 128 records");
    assertThatThrownBy(() -> Delivery.signed(List.of(), KEY))
        .hasMessage("a delivery has 1 to 128 records");
  }

  @Test
  void theBytesForTheVaultGiveTheSignatureBack() {
    DeliverySignature signature = Delivery.signed(List.of(FIRST), KEY).signature();
    Bytes bytes = signature.toBytes();
    assertThat(bytes.size()).isEqualTo(DeliverySignature.SIZE);
    assertThat(DeliverySignature.of(bytes)).contains(signature);
    assertThat(DeliverySignature.of(bytes.slice(1))).isEmpty();
    for (int position = 0; position < 2 * 64; position++) {
      byte[] changed = bytes.toArray();
      changed[position] ^= 1;
      assertThat(DeliverySignature.of(Bytes.wrap(changed))).isEmpty();
    }
  }

  @Test
  void whatIsPrintedHoldsNeitherRecordNorSignature() {
    Delivery delivery = Delivery.signed(List.of(FIRST), KEY);
    String signature = delivery.signature().signature().toBytes().toUnprefixedHexString();
    assertThat(delivery.toString())
        .doesNotContain("253400V1H6ART1UQ0N98")
        .doesNotContain(signature)
        .doesNotContain(delivery.signature().signature().s().toString());
  }
}
