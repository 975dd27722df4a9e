package org.concordat.chain.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.ChainException;
import org.concordat.chain.store.InMemoryKeyValueStore;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.ibft.message.PreparedCertificate;
import org.concordat.ibft.message.SafetyRecord;
import org.concordat.ibft.message.UnsignedPrepare;
import org.concordat.ibft.model.ProposedBlock;
import org.junit.jupiter.api.Test;

class StoredSafetyRecordsTest {
  private static final Bytes KEY = Bytes.wrap("safety-record".getBytes(StandardCharsets.UTF_8));
  private final KeyValueStore store = new InMemoryKeyValueStore();
  private final StoredSafetyRecords records = new StoredSafetyRecords(store);

  @Test
  void whoNeverSignedRemembersNothing() {
    assertThat(records.load()).isEmpty();
  }

  @Test
  void theLastRecordIsRemembered() {
    records.save(new SafetyRecord(4, 0, Optional.empty(), 0));
    SafetyRecord last = prepared();
    records.save(last);
    assertThat(new StoredSafetyRecords(store).load()).contains(last);
  }

  @Test
  void aRecordOfAnyOtherBytesIsNamedCorruptWithWhatToDo() {
    records.save(prepared());
    Bytes good = store.get(Segment.CONSENSUS, KEY).orElseThrow();
    Random random = new Random(7);
    byte[] noise = new byte[80];
    random.nextBytes(noise);
    for (Bytes bad :
        List.of(
            Bytes.EMPTY,
            Bytes.wrap(noise),
            good.slice(0, good.size() - 1),
            Bytes.concatenate(good, Bytes.of(0)),
            Bytes.fromHexString("0xc502040ac080"))) {
      store.write(new WriteBatch().put(Segment.CONSENSUS, KEY, bad));
      assertThatThrownBy(records::load)
          .as(bad.toHexString())
          .isInstanceOfSatisfying(
              ChainException.class,
              e -> assertThat(e.code()).isEqualTo(ChainException.Code.STORE_CORRUPT))
          .hasMessageContaining("Restore the data directory");
    }
  }

  private static SafetyRecord prepared() {
    SoftwareKey key = SoftwareKey.of(Bytes32.leftPad(Bytes.of(3)));
    QbftSigner signer = new QbftSigner(key, WireShape.LEGACY);
    ProposedBlock block = QbftBlock.proposed(QbftBlocks.block(5, 2, key.address()));
    var prepare = signer.sign(new UnsignedPrepare(5, 2, block.digest()));
    return new SafetyRecord(5, 2, Optional.of(new PreparedCertificate(block, List.of(prepare))), 1);
  }
}
