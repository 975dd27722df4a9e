package org.concordat.privacy.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.concordat.privacy.DemoRecords;
import org.concordat.privacy.schema.FieldType.Country;
import org.concordat.privacy.schema.FieldType.Day;
import org.concordat.privacy.schema.FieldType.Lei;
import org.concordat.privacy.schema.FieldType.OnFailure;
import org.concordat.privacy.schema.FieldType.Text;
import org.concordat.privacy.schema.Problem.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegalEntitySchemaTest {
  private static final RecordSchema SCHEMA = Schemas.LEGAL_ENTITY_1;
  private static final List<String> GOOD =
      DemoRecords.planted("097900CAKA0000136842", "Name", "City").values();

  @Test
  void theSchemaIsKnownByItsId() {
    assertThat(Schemas.find("legal-entity/1")).contains(SCHEMA);
    assertThat(Schemas.find("legal-entity/2")).isEmpty();
    assertThat(SCHEMA.fields()).hasSize(14);
  }

  @ParameterizedTest
  @CsvSource({
    "lei, 097900CAKA000013684",
    "lei, 097900caka0000136842",
    "lei, 097900CAKA00001368AB",
    "legal_name, ''",
    "entity_category, general",
    "legal_form_code, VSZ",
    "legal_jurisdiction, US-DELA",
    "legal_jurisdiction, USA",
    "legal_country, ZZ",
    "legal_country, sk",
    "hq_country, ''",
    "entity_creation_date, 2024-02-30",
    "entity_creation_date, 0000-01-01",
    "initial_registration_date, 2024-05-03T24:00:00Z",
    "initial_registration_date, 2024-05-03T22:00:00+01:00",
    "last_update_date, 20240503",
  })
  void aWrongValueIsRefusedByRowAndField(String field, String value) {
    Validation.Invalid invalid = (Validation.Invalid) validate(field, value);
    assertThat(invalid.problems()).hasSize(1);
    Problem problem = invalid.problems().getFirst();
    assertThat(problem.row()).isEqualTo(17);
    assertThat(problem.field()).isEqualTo(field);
    assertThat(problem.severity()).isEqualTo(Severity.ERROR);
  }

  @ParameterizedTest
  @CsvSource({
    "entity_creation_date, ''",
    "entity_creation_date, 0001-01-01T00:00:00Z",
    "next_renewal_date, 2028-02-29",
    "legal_country, XK",
    "legal_country, NA",
    "entity_status, NULL",
    "legal_jurisdiction, US-DE",
    "legal_name, 株式会社",
  })
  void anUnusualRightValueIsTaken(String field, String value) {
    assertThat(validate(field, value)).isInstanceOf(Validation.Valid.class);
  }

  @Test
  void everyProblemOfARecordIsListedNotOnlyTheFirst() {
    List<String> values = new ArrayList<>(GOOD);
    Collections.fill(values, "");
    Validation.Invalid invalid = (Validation.Invalid) SCHEMA.validate(1, values);
    assertThat(invalid.problems()).hasSize(12);
  }

  @Test
  void aFailedCheckDigitWarnsOrRejectsAsConfigured() {
    String real = "579100EKDEGDFEHDC086";
    Validation.Valid warned = (Validation.Valid) validate("lei", real);
    assertThat(warned.warnings()).extracting(Problem::field).containsExactly("lei");
    RecordSchema strict = oneField(new Lei(OnFailure.REJECT));
    assertThat(strict.validate(1, List.of(real))).isInstanceOf(Validation.Invalid.class);
    assertThat(strict.validate(1, List.of("529900T8BM49AURSDO55")))
        .isInstanceOf(Validation.Valid.class);
  }

  @Test
  void everyBundledLeiButTheKnownOneHasRightCheckDigitsAndNoOtherDigitsDo() {
    List<String> failing =
        DemoRecords.bundled().records().stream()
            .map(ValidRecord::subject)
            .filter(lei -> !LeiCode.checkDigitsPass(lei))
            .toList();
    assertThat(failing).containsExactly("579100EKDEGDFEHDC086");
    long passing =
        IntStream.range(0, 100)
            .filter(i -> LeiCode.checkDigitsPass("097900CAKA00001368%02d".formatted(i)))
            .count();
    assertThat(passing).isBetween(1L, 2L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tab\there", "line\nbreak", "lone \ud800 surrogate", "escape \u001b"})
  void textWithControlsOrBrokenUnicodeIsRefused(String value) {
    assertThat(oneField(new Text(100)).validate(1, List.of(value)))
        .isInstanceOf(Validation.Invalid.class);
  }

  @Test
  void textIsMeasuredInBytes() {
    RecordSchema schema = oneField(new Text(6));
    assertThat(schema.validate(1, List.of("äöü"))).isInstanceOf(Validation.Valid.class);
    assertThat(schema.validate(1, List.of("äöüx"))).isInstanceOf(Validation.Invalid.class);
  }

  @Test
  void aProblemNeverShowsTheValue() {
    String text = validate("legal_country", "SECRET").toString();
    assertThat(text).doesNotContain("SECRET");
  }

  @Test
  void aSchemaOfSixteenFieldsOrWithAnOptionalSubjectIsNoSchema() {
    List<Field> sixteen =
        IntStream.range(0, 16).mapToObj(i -> Field.required("f" + i, new Day())).toList();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordSchema("big", 1, sixteen, "f0"));
    List<Field> optional = List.of(Field.optional("who", new Country()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordSchema("small", 1, optional, "who"));
  }

  private static Validation validate(String field, String value) {
    List<String> values = new ArrayList<>(GOOD);
    values.set(SCHEMA.fieldNames().indexOf(field), value);
    return SCHEMA.validate(17, values);
  }

  private static RecordSchema oneField(FieldType type) {
    return new RecordSchema("one", 1, List.of(Field.required("only", type)), "only");
  }
}
