package org.concordat.anchor.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.concordat.anchor.evidence.ReadResult.Fault;
import org.concordat.anchor.testing.TestingEvidence;
import org.junit.jupiter.api.Test;

class EvidenceReaderTest {
  private final String file =
      new String(EvidenceWriter.write(new TestingEvidence(2).build()), UTF_8);

  @Test
  void whitespaceAndTheOrderOfKeysDoNotMatter() {
    String compact = file.replaceAll("\\s", "");
    assertThat(EvidenceReader.read(compact.getBytes(UTF_8)))
        .isEqualTo(EvidenceReader.read(file.getBytes(UTF_8)));
  }

  @Test
  void otherFormatsAndVersionsAreUnknown() {
    refused(file.replace("concordat-evidence", "other"), Fault.UNKNOWN_VERSION, "format");
    refused(file.replace("\"version\" : 2", "\"version\" : 3"), Fault.UNKNOWN_VERSION, "version");
    refused(
        file.replace("\"version\" : 2", "\"version\" : \"2\""), Fault.UNKNOWN_VERSION, "version");
    refused(file.replace("\"version\" : 2", "\"version\" : 2.0"), Fault.UNKNOWN_VERSION, "version");
  }

  @Test
  void aVersionHasItsOwnKeys() {
    refused(file.replace("\"version\" : 2", "\"version\" : 1"), Fault.TAMPERED, "network");
    refused(
        file.replaceFirst(",\\s*\"setChanges\" : \\[ ]", ""),
        Fault.INCOMPLETE,
        "network.setChanges");
  }

  @Test
  void aFileCutShortIsIncomplete() {
    refused("", Fault.INCOMPLETE, "the file");
    refused(file.substring(0, file.length() / 2), Fault.INCOMPLETE, "the file");
    refused("{}", Fault.INCOMPLETE, "format");
  }

  @Test
  void whatIsNoPackageIsTampered() {
    refused("[]", Fault.TAMPERED, "the file");
    refused("null", Fault.TAMPERED, "the file");
    refused("certainly not", Fault.TAMPERED, "the file");
    refused(file + "{}", Fault.TAMPERED, "the file");
    refused("{\"format\":" + "[".repeat(5000), Fault.TAMPERED, "the file");
    refused(" ".repeat(EvidenceReader.MAXIMUM_BYTES + 1), Fault.TAMPERED, "the file");
  }

  @Test
  void repeatedAndUnknownKeysAreTampered() {
    refused(
        file.replace("\"version\" : 2", "\"version\" : 2, \"version\" : 2"),
        Fault.TAMPERED,
        "the file");
    refused(
        file.replace("\"version\" : 2", "\"version\" : 2, \"note\" : 1"),
        Fault.TAMPERED,
        "the file");
  }

  @Test
  void upperCaseHexIsAnotherSpellingAndRefused() {
    refused(file.replaceFirst("0x([0-9a-f]{64})", "0X$1"), Fault.TAMPERED, "record.commitment");
    refused(
        file.replaceFirst("(commitment\" : \"0x)[0-9a-f]{2}", "$1AA"),
        Fault.TAMPERED,
        "record.commitment");
  }

  @Test
  void aPlaceIsNamedDownToTheElement() {
    refused(
        file.replaceFirst("(\"path\" : \\[\\s*\"0x)[0-9a-f]{2}", "$1"),
        Fault.TAMPERED,
        "batch.path[0]");
  }

  private static void refused(String text, Fault fault, String where) {
    assertThat(EvidenceReader.read(text.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            ReadResult.Refused.class,
            refused -> {
              assertThat(refused.where()).isEqualTo(where);
              assertThat(refused.fault()).isEqualTo(fault);
            });
  }
}
