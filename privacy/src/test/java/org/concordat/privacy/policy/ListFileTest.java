package org.concordat.privacy.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListFileTest {
  private static final PolicyList LIST = Lists.jurisdictions("KP", "IR");

  private static String reason(String text) {
    return ListFile.read(text) instanceof ListFile.Reading.Refused(String reason) ? reason : "";
  }

  private static String changed(String from, String to) {
    String text = ListFile.text(LIST);
    assertThat(text).contains(from);
    return text.replace(from, to);
  }

  @Test
  void theTextReadsAsTheList() {
    assertThat(ListFile.read(ListFile.text(LIST))).isEqualTo(new ListFile.Reading.Read(LIST));
  }

  @Test
  void theTextIsTheOneWrittenHere() {
    assertThat(ListFile.text(Lists.jurisdictions("IR")))
        .isEqualTo(
            """
            {
              "format": "concordat-policy-list/1",
              "kind": "blocked-jurisdictions",
              "name": "A list",
              "date": "2026-02-13",
              "source": "https://example.org/list.csv",
              "sourceSha256": "0x0000000000000000000000000000000000000000000000000000000000000000",
              "licence": "CC0-1.0",
              "selection": "all rows",
              "rows": 3,
              "withoutIdentifier": 0,
              "entries": [
                {
                  "id": "IR",
                  "label": "Name of IR"
                }
              ]
            }
            """);
  }

  @Test
  void theOrderInWhichEntriesComeChangesNoByte() throws URISyntaxException {
    PolicyList list =
        Lists.built(
            Lists.sanctionsSource(RowSelection.ALL), Lists.resource("sanctioned-entities.csv"));
    List<ListEntry> entries = new ArrayList<>(list.entries());
    Random random = new Random(28);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(entries, random);
      List<ListEntry> twice = new ArrayList<>(entries);
      twice.add(entries.getFirst());
      PolicyList again =
          PolicyList.of(list.kind(), list.name(), list.date(), list.provenance(), twice);
      assertThat(ListFile.text(again)).isEqualTo(ListFile.text(list));
    }
  }

  @Test
  void otherBytesForTheSameContentAreRefused() {
    assertThat(reason(ListFile.text(LIST) + "\n")).contains("not in canonical form");
    assertThat(reason(changed("\"rows\": 3", "\"rows\": \"3\""))).contains("canonical");
    assertThat(reason(changed("\"name\"", "\"Name\""))).contains("canonical");
    assertThat(reason(changed("  \"rows\": 3,\n", "  \"rows\": 3,\n  \"note\": 1,\n")))
        .contains("canonical");
  }

  @Test
  void whatIsWrongIsNamedWithItsPlace() {
    assertThat(reason(changed("blocked-", "unblocked-"))).startsWith("line 3, column ");
    assertThat(reason(changed("\"2026-02-13\"", "\"2026-02-30\"")))
        .startsWith("line 5, column ")
        .contains("a day YYYY-MM-DD");
    assertThat(reason(changed("\"KP\"", "\"ZZ\""))).contains("entry ZZ", "ISO 3166-1");
    assertThat(reason(changed("\"KP\"", "\"AF\""))).contains("AF", "not in its place");
    assertThat(reason(changed("\"KP\"", "\"IR\""))).contains("not in its place, or there twice");
    assertThat(reason(changed("list/1", "list/2"))).contains("expected concordat-policy-list/1");
    assertThat(reason("{")).contains("not JSON");
    assertThat(reason("")).contains("the file is empty");
  }

  @Test
  void aKeyThatIsNoneIsNoIssuer() {
    ListEntry issuer = Lists.issuer(1);
    assertThat(Lists.of(ListKind.ISSUERS, issuer).entries()).containsExactly(issuer);
    String identity = "0x" + "0".repeat(127) + "1";
    for (String wrong : List.of(identity, issuer.identifier().toUpperCase(Locale.ROOT), "0x12")) {
      assertThatThrownBy(() -> Lists.of(ListKind.ISSUERS, new ListEntry(wrong, "X")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("BabyJubJub");
    }
  }
}
