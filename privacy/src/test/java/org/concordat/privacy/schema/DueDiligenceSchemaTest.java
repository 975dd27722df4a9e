package org.concordat.privacy.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueDiligenceSchemaTest {
  private static final RecordSchema SCHEMA = Schemas.DUE_DILIGENCE_1;
  private static final List<String> VALUES =
      List.of("529900T8BM49AURSDO55", "Any name", "2", "2027-06-30", "DE", "1000");

  @ParameterizedTest
  @CsvSource({
    "level, 256",
    "level, 07",
    "level, -1",
    "level, +1",
    "level, 1.0",
    "level, ''",
    "amount, 18446744073709551616",
    "amount, 99999999999999999999999",
    "amount, 1e3",
    "lei, 529900T8BM49AURSDO56",
    "expiry, 2027-02-30",
    "jurisdiction, ZZ",
    "amount, ١"
  })
  void aValueThatACircuitCouldNotReadIsRefused(String field, String value) {
    assertThat(validate(field, value)).isInstanceOf(Validation.Invalid.class);
  }

  @ParameterizedTest
  @CsvSource({"level, 0", "level, 255", "amount, 0", "amount, 18446744073709551615"})
  void theEndsOfARangeAreTaken(String field, String value) {
    assertThat(validate(field, value)).isInstanceOf(Validation.Valid.class);
  }

  @Test
  void aNumberFieldHasBetweenOneAndSixtyFourBits() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FieldType.Whole(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new FieldType.Whole(65));
  }

  private static Validation validate(String field, String value) {
    List<String> values = new ArrayList<>(VALUES);
    values.set(SCHEMA.fieldNames().indexOf(field), value);
    return SCHEMA.validate(1, values);
  }
}
