package org.concordat.privacy.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.babyjubjub.EddsaKey;
import org.concordat.privacy.DemoRecords;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.delivery.Delivery;
import org.concordat.privacy.schema.RecordSchema;
import org.concordat.privacy.schema.Schemas;
import org.concordat.privacy.schema.ValidRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultDeliveryTest {
  private static final RecordSchema SCHEMA = Schemas.DUE_DILIGENCE_1;
  private static final EddsaKey ISSUER = EddsaKey.of(Bytes32.fromHexStringLenient("0x2a"));
  private static final EddsaKey OTHER = EddsaKey.of(Bytes32.fromHexStringLenient("0x2b"));

  @TempDir private Path directory;
  private VaultFixture fixture;
  private Vault vault;

  @BeforeEach
  void open() {
    fixture = new VaultFixture(directory, 11);
    vault = fixture.open();
  }

  @AfterEach
  void close() {
    vault.close();
  }

  @Test
  void aDeliveryIsKeptInItsOrderWithItsSignature() {
    DeliveryPosting delivery = delivery("d", 5, ISSUER);
    List<RecordId> ids = accepted(delivery);
    VaultBatch batch = batch(128);
    assertThat(vault.members(batch.root())).extracting(VaultRecord::id).isEqualTo(ids);
    assertThat(vault.runs(batch.root()))
        .containsExactly(new DeliveredRun(5, delivery.delivery().signature()));
    assertThat(ids.stream().map(id -> vault.openRecord(id, SCHEMA).orElseThrow().content()))
        .isEqualTo(delivery.delivery().records());
  }

  @Test
  void theSameDeliveryTwiceIsOneAlsoAfterARestart() {
    DeliveryPosting delivery = delivery("d", 3, ISSUER);
    List<RecordId> ids = accepted(delivery);
    vault.close();
    vault = fixture.open();
    assertThat(vault.deliver(delivery)).isEqualTo(new DeliveryOutcome.AlreadyAccepted(ids));
    assertThat(vault.countWaiting(SCHEMA)).isEqualTo(3);
  }

  @Test
  void aUsedKeyTakesNeitherOtherRecordsNorAnotherSignature() {
    accepted(delivery("d", 3, ISSUER));
    assertThat(vault.deliver(delivery("d", 4, ISSUER))).isEqualTo(new DeliveryOutcome.KeyReused());
    assertThat(vault.deliver(delivery("d", 3, OTHER))).isEqualTo(new DeliveryOutcome.KeyReused());
    assertThat(vault.countWaiting(SCHEMA)).isEqualTo(3);
  }

  @Test
  void aDeliveryWhoseRecordKeyIsTakenByAPostingLeavesNothingBehind() {
    vault.post(List.of(new Posting("d#2", record(9))));
    assertThat(vault.deliver(delivery("d", 3, ISSUER))).isEqualTo(new DeliveryOutcome.KeyReused());
    assertThat(vault.countWaiting(SCHEMA)).isEqualTo(1);
    assertThat(vault.formDeliveredBatch(SCHEMA, 128, _ -> 4)).isEmpty();
  }

  @Test
  void deliveredRecordsWaitForTheirDeliveryAndOthersForTheirOwnBatch() {
    accepted(delivery("d", 3, ISSUER));
    vault.post(List.of(new Posting("alone", record(9))));
    assertThat(vault.formBatch(SCHEMA, 1, 128).orElseThrow().count()).isEqualTo(1);
    assertThat(vault.formBatch(SCHEMA, 1, 128)).isEmpty();
    VaultBatch batch = batch(128);
    assertThat(batch.count()).isEqualTo(3);
    assertThat(vault.formDeliveredBatch(SCHEMA, 128, _ -> 4)).isEmpty();
  }

  @Test
  void aBatchTakesWholeDeliveriesAsLongAsTheyFit() {
    List.of(3, 4, 2, 8).forEach(count -> accepted(delivery("d" + count, count, ISSUER)));
    assertThat(runs(batch(8))).containsExactly(3, 4);
    assertThat(runs(batch(8))).containsExactly(2);
    assertThat(runs(batch(8))).containsExactly(8);
  }

  @Test
  void aDeliveryLargerThanABatchIsABatchOfItsOwn() {
    accepted(delivery("big", 20, ISSUER));
    accepted(delivery("small", 1, ISSUER));
    assertThat(runs(batch(8))).containsExactly(20);
    assertThat(runs(batch(8))).containsExactly(1);
  }

  @Test
  void aBatchHasNoMoreDeliveriesThanItsTreeHasSlots() {
    IntStream.range(0, 6).forEach(i -> accepted(delivery("one-" + i, 1, ISSUER)));
    assertThat(runs(batch(128))).hasSize(4);
    assertThat(runs(batch(128))).hasSize(2);
  }

  @Test
  void aLongDeliveryMayBringInMoreSlots() {
    IntStream.range(0, 4).forEach(i -> accepted(delivery("one-" + i, 1, ISSUER)));
    accepted(delivery("long", 40, ISSUER));
    assertThat(runs(batch(128))).containsExactly(1, 1, 1, 1, 40);
  }

  @Test
  void theSignatureIsReadableNeitherInTheFilesNorInAnyText() throws IOException {
    DeliveryPosting delivery = delivery("d", 1, ISSUER);
    accepted(delivery);
    byte[] secret = delivery.delivery().signature().signature().toBytes().toArray();
    String texts = delivery + " " + vault.runs(batch(8).root());
    assertThat(texts).doesNotContain(delivery.delivery().signature().signature().s().toString());
    String file = Files.readString(fixture.databaseFile(), StandardCharsets.ISO_8859_1);
    String planted = new String(secret, 0, 32, StandardCharsets.ISO_8859_1);
    assertThat(file.contains(planted)).isFalse();
  }

  @Test
  void aDeliveryThatItsIssuerDidNotSignIsNotKept() {
    Delivery genuine = delivery("d", 3, ISSUER).delivery();
    Delivery forged = new Delivery(genuine.records().reversed(), genuine.signature());
    assertThat(vault.deliver(new DeliveryPosting("d", forged)))
        .isEqualTo(new DeliveryOutcome.Forged());
    assertThat(vault.countWaiting(SCHEMA)).isZero();
  }

  @Test
  void aSignatureMovedToAnotherDeliveryDoesNotOpen() {
    accepted(delivery("a", 1, ISSUER));
    accepted(delivery("b", 1, OTHER));
    VaultBatch batch = batch(8);
    vault.close();
    try (Database database = Database.open(new VaultLocation.Embedded(fixture.vaultDirectory()))) {
      database.<Integer>write(handle ->
          handle.execute(
              "UPDATE deliveries SET sealed_signature ="
                  + " (SELECT sealed_signature FROM deliveries WHERE seq = 1)"));
    }
    vault = fixture.open();
    assertThatThrownBy(() -> vault.runs(batch.root())).isInstanceOf(PrivacyException.class);
  }

  @Test
  void anIdempotencyKeyOfADeliveryHasALengthThatLeavesRoomForItsRecords() {
    Delivery one = delivery("d", 1, ISSUER).delivery();
    for (String wrong : List.of("", "x".repeat(191))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new DeliveryPosting(wrong, one));
    }
    assertThat(new DeliveryPosting("x".repeat(190), one).posting(0).idempotencyKey())
        .endsWith("#0");
  }

  private VaultBatch batch(int maximum) {
    return vault.formDeliveredBatch(SCHEMA, maximum, size -> size == 128 ? 8 : 4).orElseThrow();
  }

  private List<Integer> runs(VaultBatch batch) {
    return vault.runs(batch.root()).stream().map(DeliveredRun::count).toList();
  }

  private List<RecordId> accepted(DeliveryPosting delivery) {
    return ((DeliveryOutcome.Accepted) vault.deliver(delivery)).records();
  }

  private static DeliveryPosting delivery(String key, int count, EddsaKey issuer) {
    List<ValidRecord> records =
        IntStream.range(0, count).mapToObj(VaultDeliveryTest::record).toList();
    return new DeliveryPosting(key, Delivery.signed(records, issuer));
  }

  private static ValidRecord record(int number) {
    return DemoRecords.valid(
        SCHEMA,
        List.of("529900T8BM49AURSDO55", "Name " + number, "2", "2027-06-30", "DE", "" + number));
  }
}
