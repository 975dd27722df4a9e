package org.concordat.privacy.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.concordat.privacy.DemoRecords;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.schema.Field;
import org.concordat.privacy.schema.FieldType.Country;
import org.concordat.privacy.schema.FieldType.Text;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.schema.ValidRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordFileTest {
  private static final RecordSchema SCHEMA =
      new RecordSchema(
          "party",
          1,
          List.of(Field.required("name", new Text(40)), Field.optional("country", new Country())),
          "name");

  @Test
  void theBundledRecordsAreAllTakenWithOneKnownWarning() {
    RecordFile.Accepted file = DemoRecords.bundled();
    assertThat(file.records()).hasSize(320);
    assertThat(file.warnings()).hasSize(1);
    assertThat(file.warnings().getFirst().column()).isEqualTo("lei");
    assertThat(file.ignoredColumns()).isEmpty();
  }

  @Test
  void quotesCommasAndLineEndsAreReadAsRfc4180Says() {
    assertThat(values("name,country\r\n\"a, \"\"b\"\"\",LU\r\nplain,\r\n"))
        .containsExactly(List.of("a, \"b\"", "LU"), List.of("plain", ""));
  }

  @Test
  void lineFeedsAloneAMissingLastLineEndAndAByteOrderMarkAreTaken() {
    assertThat(values("\ufeffname,country\nä,LU\nb,FR"))
        .containsExactly(List.of("ä", "LU"), List.of("b", "FR"));
  }

  @Test
  void columnsMayStandInAnyOrderAndUnknownOnesAreNamed() {
    RecordFile.Accepted file = (RecordFile.Accepted) read("extra,country,name\nx,LU,a\n");
    assertThat(file.records()).extracting(ValidRecord::values).containsExactly(List.of("a", "LU"));
    assertThat(file.ignoredColumns()).containsExactly("extra");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "name,country\\na,LU\\nb\\n | 3 | name | 2 columns as in the header",
        "name,country\\na,LU,x\\n | 2 | country | found 3",
        "name,country\\n\\n | 2 | name | 2 columns",
        "name,country\\na\"b,LU\\n | 2 | name | no quote inside",
        "name,country\\n\"a\"b,LU\\n | 2 | name | after the closing quote",
        "name,country\\na,\"LU\\n | 2 | country | a closing quote",
        "name,country\\na,LU\\rb,FR | 2 | country | LF after CR",
        "name,country\\na,lu\\n | 2 | country | ISO 3166-1",
        "name,country\\na,LU\\n,LU\\n | 3 | name | a value",
        "name,name\\na,LU\\n | 1 | 2 | each column name once",
        "name\\na\\n | 1 | country | this column in the header",
        "name,country\\n | 0 | ~~ | at least one row",
        "~~ | 1 | ~~ | a header line",
      })
  void aMalformedFileIsRefusedByLineColumnAndExpectation(
      String text, long line, String column, String expected) {
    RecordFile.Refused refused = (RecordFile.Refused) read(text.translateEscapes());
    CsvProblem problem = refused.problems().getFirst();
    assertThat(problem.line()).isEqualTo(line);
    assertThat(problem.column()).isEqualTo(column);
    assertThat(problem.expected()).contains(expected);
  }

  @Test
  void aRowAfterAQuotedLineBreakIsNamedByItsRealLine() {
    RecordFile.Refused refused =
        (RecordFile.Refused) read("extra,name,country\n\"two\nlines\",a,LU\nx,b,??\n");
    assertThat(refused.problems()).extracting(CsvProblem::line).containsExactly(4L);
  }

  @Test
  void brokenUtf8IsNamedByItsCell() {
    byte[] bytes = "name,country\nab,LU\n".getBytes(StandardCharsets.UTF_8);
    bytes[13] = (byte) 0xc3;
    RecordFile.Refused refused =
        (RecordFile.Refused)
            new RecordFileReader(SCHEMA, CsvLimits.DEFAULT).read(new ByteArrayInputStream(bytes));
    assertThat(refused.problems()).containsExactly(new CsvProblem(2, "name", "valid UTF-8"));
  }

  @Test
  void oneBadRowRefusesAllAndEveryBadRowIsListedUpToTheBound() {
    StringBuilder text = new StringBuilder("name,country\ngood,LU\n");
    text.repeat("bad,lu\n", 150);
    RecordFile.Refused refused = (RecordFile.Refused) read(text.toString());
    assertThat(refused.problems()).hasSize(CsvLimits.DEFAULT.problems());
    assertThat(refused.total()).isEqualTo(150);
  }

  @Test
  void everyLimitRefuses() {
    String text = "name,country\na,LU\nb,LU\nc,LU\n";
    assertThat(refusal(text, new CsvLimits(20, 100, 9, 9, 9))).contains("20 bytes");
    assertThat(refusal(text, new CsvLimits(999, 8, 9, 9, 9))).contains("8 bytes in a row");
    assertThat(refusal(text, new CsvLimits(999, 100, 2, 9, 9))).contains("2 rows");
    assertThat(refusal(text, new CsvLimits(999, 100, 9, 1, 9))).contains("1 columns");
  }

  @Test
  void aRefusalNeverShowsAValueOfTheFile() {
    String text = "name,country\nplanted-name,planted-country\n\"planted\"x,LU\n";
    RecordFile.Refused refused = (RecordFile.Refused) read(text);
    assertThat(refused.toString()).doesNotContain("planted");
  }

  @Test
  void randomBytesNeverBreakTheReader() {
    Random random = new Random(12);
    byte[] alphabet = "a,\"\n\r\u00e4Ll".getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[random.nextInt(60)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = alphabet[random.nextInt(alphabet.length)];
      }
      RecordFile file =
          new RecordFileReader(SCHEMA, CsvLimits.DEFAULT).read(new ByteArrayInputStream(bytes));
      assertThat(file).isInstanceOf(RecordFile.Refused.class);
    }
  }

  @Test
  void whatIsWrittenByTheRulesIsReadBack() {
    Random random = new Random(13);
    String alphabet = "ab\",;ä'";
    for (int round = 0; round < 500; round++) {
      StringBuilder name = new StringBuilder("x");
      for (int i = random.nextInt(10); i > 0; i--) {
        name.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String quoted = "\"" + name.toString().replace("\"", "\"\"") + "\"";
      assertThat(values("name,country\n" + quoted + ",\n"))
          .containsExactly(List.of(name.toString(), ""));
    }
  }

  @Test
  void theSameFileHasTheSameKeysAndAnotherFileOthers() {
    RecordFile.Accepted one = (RecordFile.Accepted) read("name,country\na,LU\n");
    RecordFile.Accepted same = (RecordFile.Accepted) read("name,country\na,LU\n");
    RecordFile.Accepted other = (RecordFile.Accepted) read("name,country\na,FR\n");
    assertThat(one.idempotencyKey(0)).isEqualTo(same.idempotencyKey(0));
    assertThat(one.idempotencyKey(0)).isNotEqualTo(other.idempotencyKey(0));
    assertThat(one.idempotencyKey(0)).isNotEqualTo(one.idempotencyKey(1));
  }

  @Test
  void aMissingFileIsAFaultThatSaysWhatToDo() {
    RecordFileReader reader = new RecordFileReader(SCHEMA, CsvLimits.DEFAULT);
    assertThatThrownBy(() -> reader.read(Path.of("no-such-file.csv")))
        .isInstanceOf(PrivacyException.class)
        .hasMessageContaining("INPUT_UNREADABLE")
        .hasMessageContaining("no-such-file.csv");
  }

  private static RecordFile read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new RecordFileReader(SCHEMA, CsvLimits.DEFAULT).read(new ByteArrayInputStream(bytes));
  }

  private static List<List<String>> values(String text) {
    return ((RecordFile.Accepted) read(text)).records().stream().map(ValidRecord::values).toList();
  }

  private static String refusal(String text, CsvLimits limits) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    RecordFile file = new RecordFileReader(SCHEMA, limits).read(new ByteArrayInputStream(bytes));
    return ((RecordFile.Refused) file).problems().getFirst().expected();
  }
}
