package org.concordat.privacy.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.babyjubjub.EddsaKey;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.csv.CsvLimits;
import org.concordat.privacy.csv.RecordFile;
import org.concordat.privacy.csv.RecordFileReader;
import org.concordat.privacy.schema.Schemas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryReaderTest {
  private static final String CSV =
      """
      lei,legal_name,level,expiry,jurisdiction,amount
      253400V1H6ART1UQ0N98,A Client,3,2027-06-30,CH,100
      485100GBI2SE0KIX8T70,Another,2,2027-06-30,DE,200
      """;

  private final DeliveryReader reader = new DeliveryReader(CsvLimits.DEFAULT);

  @TempDir private Path folder;
  private Path csv;
  private Path signature;

  @BeforeEach
  void signTheRecords() throws IOException {
    csv = folder.resolve("may.csv");
    signature = DeliveryReader.signatureOf(csv);
    Files.writeString(csv, CSV);
    Files.writeString(signature, signatureOver(csv, DeliveryTest.KEY));
  }

  private static String signatureOver(Path csv, EddsaKey key) {
    RecordFile file = new RecordFileReader(Schemas.DUE_DILIGENCE_1, CsvLimits.DEFAULT).read(csv);
    return SignatureFile.of(Delivery.signed(((RecordFile.Accepted) file).records(), key)).toJson();
  }

  private List<String> refusal() {
    return reader.read(csv, signature) instanceof DeliveryReading.Refused(List<String> reasons)
        ? reasons
        : List.of();
  }

  private void change(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  @Test
  void aDeliveryIsReadFromItsTwoFiles() {
    assertThat(signature.getFileName()).hasToString("may.csv.signature.json");
    DeliveryReading.Genuine genuine = (DeliveryReading.Genuine) reader.read(csv, signature);
    assertThat(genuine.delivery().records()).hasSize(2);
    assertThat(genuine.delivery().signature().issuer()).isEqualTo(DeliveryTest.KEY.publicKey());
  }

  /// What is signed are the values, not the bytes of the file.
  @Test
  void anotherOrderOfColumnsAndOtherLineEndsAreTheSameDelivery() throws IOException {
    Files.writeString(
        csv,
        """
        amount,lei,legal_name,level,expiry,jurisdiction
        100,253400V1H6ART1UQ0N98,A Client,3,2027-06-30,CH
        200,485100GBI2SE0KIX8T70,"Another",2,2027-06-30,DE
        """
            .replace("\n", "\r\n"));
    assertThat(reader.read(csv, signature)).isInstanceOf(DeliveryReading.Genuine.class);
  }

  @Test
  void aChangedValueIsRefused() throws IOException {
    change(csv, ",200", ",201");
    assertThat(refusal()).singleElement().asString().contains("not this issuer's");
  }

  @Test
  void aMissingRecordIsRefusedByTheNumber() throws IOException {
    change(csv, "485100GBI2SE0KIX8T70,Another,2,2027-06-30,DE,200\n", "");
    assertThat(refusal()).containsExactly("signed were 2 records, the file has 1");
  }

  @Test
  void aMalformedRecordIsRefusedWithLineAndColumn() throws IOException {
    change(csv, ",CH,", ",ZZ,");
    assertThat(refusal())
        .containsExactly(
            "line 2, column jurisdiction: expected an ISO 3166-1 alpha-2 country code");
  }

  @Test
  void anotherIssuersKeyUnderTheSignatureIsRefused() throws IOException {
    String other = EddsaKey.of(Bytes32.ZERO).publicKey().toString();
    change(signature, DeliveryTest.KEY.publicKey().toString(), other);
    assertThat(refusal()).singleElement().asString().contains("not this issuer's");
  }

  @Test
  void aSignatureFileThatIsNoneIsRefusedWithItsPlace() throws IOException {
    change(signature, "\"records\": 2", "\"records\": \"two\"");
    assertThat(refusal())
        .singleElement()
        .asString()
        .startsWith("may.csv.signature.json: line 4, column ")
        .contains("records");
    Files.writeString(signature, "{}");
    assertThat(refusal()).singleElement().asString().contains("format: this key is required");
    Files.writeString(signature, " ".repeat(5000));
    assertThat(refusal()).singleElement().asString().contains("longer than a signature");
  }

  @Test
  void aKeyOfSmallOrderIsRefused() throws IOException {
    String identity = "0x" + "0".repeat(127) + "1";
    change(signature, DeliveryTest.KEY.publicKey().toString(), identity);
    assertThat(refusal()).singleElement().asString().contains("not a BabyJubJub key");
  }

  @Test
  void anUnknownSchemaIsRefused() throws IOException {
    change(signature, "due-diligence/1", "due-diligence/99");
    assertThat(refusal()).containsExactly("the signature is over records of an unknown schema");
  }

  @Test
  void aMissingFileIsAFaultOfTheSurroundings() {
    Path missing = folder.resolve("june.csv.signature.json");
    assertThatThrownBy(() -> reader.read(csv, missing)).isInstanceOf(PrivacyException.class);
  }
}
