package org.concordat.chain.consensus;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.ChainException;
import org.concordat.chain.rlp.RlpException;
import org.concordat.chain.store.KeyValueStore;
import org.concordat.chain.store.Segment;
import org.concordat.chain.store.WriteBatch;
import org.concordat.ibft.message.SafetyRecord;

/// The safety record in the node's own database, whose writes are durable when they return.
public record StoredSafetyRecords(KeyValueStore store) implements SafetyStore {
  private static final Bytes KEY = Bytes.wrap("safety-record".getBytes(StandardCharsets.UTF_8));

  /// @throws ChainException `STORE_CORRUPT` when there is a record that cannot be read: a validator
  ///   that forgot what it signed must not go on signing
  @Override
  public Optional<SafetyRecord> load() {
    try {
      return store.get(Segment.CONSENSUS, KEY).map(SafetyRecordCodec::decode);
    } catch (RlpException e) {
      throw new ChainException(
          ChainException.Code.STORE_CORRUPT,
          "the record of this validator's last signature cannot be read ("
              + e.getMessage()
              + "). Restore the data directory from a backup, or remove it and synchronise anew;"
              + " then keep the validator stopped until the others have passed its last height.",
          e);
    }
  }

  @Override
  public void save(SafetyRecord record) {
    store.write(new WriteBatch().put(Segment.CONSENSUS, KEY, SafetyRecordCodec.encode(record)));
  }
}
