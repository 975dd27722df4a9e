package org.concordat.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.babyjubjub.EddsaKey;
import org.concordat.privacy.delivery.Delivery;
import org.concordat.privacy.schema.ValidRecord;
import org.concordat.privacy.schema.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoIssuerTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final EddsaKey KEY = EddsaKey.of(Bytes32.fromHexStringLenient("0x07"));
  private static final DemoIssuer ISSUER = DemoIssuer.accredited(KEY, TODAY);
  private static final List<ValidRecord> ENTITIES = DemoInput.read(Optional.empty()).records();

  @Test
  void everyMemberGetsAFullDeliveryThatIsGenuine() {
    List<Delivery> deliveries = ISSUER.deliveries(ENTITIES, 4, 8);
    assertThat(deliveries).extracting(it -> it.records().size()).containsExactly(8, 8, 8, 8);
    assertThat(deliveries).allMatch(Delivery::isGenuine);
    assertThat(deliveries).allMatch(it -> it.signature().issuer().equals(KEY.publicKey()));
  }

  @Test
  void nobodyIsDeliveredTwiceAndTheFindingsAreTheSameEveryTime() {
    List<Delivery> deliveries = ISSUER.deliveries(ENTITIES, 4, 32);
    List<String> subjects =
        deliveries.stream().flatMap(it -> it.records().stream()).map(ValidRecord::subject).toList();
    assertThat(subjects).doesNotHaveDuplicates();
    assertThat(ISSUER.deliveries(ENTITIES, 4, 32))
        .extracting(Delivery::records)
        .isEqualTo(deliveries.stream().map(Delivery::records).toList());
  }

  @Test
  void aSanctionedEntityOneInABlockedCountryAndAWrongLeiAreLeftOut() {
    ValidRecord entity = ENTITIES.get(1);
    String sanctioned = ISSUER.policy().sanctioned().entries().getFirst().identifier();
    List<ValidRecord> ruledOut =
        List.of(
            with(entity, "lei", sanctioned),
            with(entity, "legal_country", "KP"),
            with(entity, "lei", "21380013XHEAGX5DHE56"));
    assertThat(ISSUER.deliveries(ruledOut, 4, 8)).isEmpty();
    List<ValidRecord> oneGood = new ArrayList<>(ruledOut);
    oneGood.add(entity);
    assertThat(ISSUER.deliveries(oneGood, 4, 8))
        .singleElement()
        .satisfies(it -> assertThat(it.records()).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 128, '1 1 1 1'", "3, 128, '1 1 1'", "33, 128, '8 8 8 8'", "36, 128, '9 9 9 9'",
    "35, 8, '8 8 8 8'", "35, 128, '8 8 8 8'", "38, 128, '10 10 9 9'", "131, 128, '32 32 32 32'"
  })
  void allDeliveriesFillTreesOfOneSize(int entities, int most, String sizes) {
    List<ValidRecord> fit =
        ENTITIES.stream()
            .filter(it -> !ISSUER.deliveries(List.of(it), 1, 1).isEmpty())
            .limit(entities)
            .toList();
    assertThat(
            ISSUER.deliveries(fit, 4, most).stream()
                .map(it -> Integer.toString(it.records().size()))
                .collect(Collectors.joining(" ")))
        .isEqualTo(sizes);
  }

  private static ValidRecord with(ValidRecord entity, String field, String value) {
    List<String> values = new ArrayList<>(entity.values());
    values.set(entity.schema().fieldNames().indexOf(field), value);
    return ((Validation.Valid) entity.schema().validate(1, values)).content();
  }
}
