package org.concordat.privacy.vault;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.bn254.Fr;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.PrivacyException.Code;
import org.concordat.privacy.commitment.Blinding;
import org.concordat.privacy.commitment.Commitments;
import org.concordat.privacy.delivery.Delivery;
import org.concordat.privacy.delivery.DeliverySignature;
import org.concordat.privacy.schema.ValidRecord;
import org.concordat.privacy.vault.DeliveryTable.Delivered;
import org.concordat.privacy.vault.RecordTable.Earlier;
import org.jdbi.v3.core.Handle;

/// Takes postings and deliveries in, inside a write transaction of the vault.
final class Intake {
  private final IndexKey indexKey;
  private final SubjectTable subjects;
  private final RecordSealer sealer;
  private final SealedBox box;
  private final SecureRandom random;
  private final Clock clock;

  Intake(IndexKey indexKey, SubjectTable subjects, SecureRandom random, Clock clock) {
    this.indexKey = indexKey;
    this.subjects = subjects;
    this.sealer = new RecordSealer(random);
    this.box = new SealedBox(random);
    this.random = random;
    this.clock = clock;
  }

  PostOutcome post(Handle handle, Posting posting) {
    Optional<Earlier> earlier =
        RecordTable.findEarlier(handle, indexKey.idempotency(posting.idempotencyKey()));
    if (earlier.isPresent()) {
      boolean same = earlier.get().fingerprint().equals(fingerprint(posting.content()));
      return same
          ? new PostOutcome.AlreadyAccepted(earlier.get().id(), earlier.get().commitment())
          : new PostOutcome.KeyReused(earlier.get().id());
    }
    return insert(handle, posting, Optional.empty());
  }

  DeliveryOutcome deliver(Handle handle, DeliveryPosting posting) {
    Delivery delivery = posting.delivery();
    Bytes32 key = indexKey.delivery(posting.idempotencyKey());
    Bytes32 fingerprint = fingerprint(delivery);
    Optional<Delivered> earlier = DeliveryTable.find(handle, key);
    if (earlier.isPresent()) {
      return earlier.get().fingerprint().equals(fingerprint)
          ? new DeliveryOutcome.AlreadyAccepted(RecordTable.delivered(handle, key))
          : new DeliveryOutcome.KeyReused();
    }
    if (isAnyKeyUsed(handle, posting)) {
      return new DeliveryOutcome.KeyReused();
    }
    String schemaId = delivery.schema().id();
    Bytes sealed = seal(handle, key, delivery.signature().toBytes());
    int count = delivery.records().size();
    DeliveryTable.insert(
        handle, new Delivered(key, fingerprint, count, sealed), schemaId, clock.millis());
    List<RecordId> records = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      records.add(insert(handle, posting.posting(i), Optional.of(key)).id());
    }
    return new DeliveryOutcome.Accepted(records);
  }

  /// The runs of a batch's leaves, with the signatures opened.
  List<DeliveredRun> runs(Handle handle, Bytes32 batchRoot) {
    return DeliveryTable.inBatch(handle, batchRoot).stream()
        .map(row -> new DeliveredRun(row.count(), open(handle, row)))
        .toList();
  }

  private PostOutcome.Accepted insert(Handle handle, Posting posting, Optional<Bytes32> delivery) {
    ValidRecord content = posting.content();
    RecordId id = RecordId.draw(random);
    Blinding blinding = Blinding.draw(random);
    Fr commitment = Commitments.commit(content, blinding);
    Bytes32 subject = indexKey.subject(content.subject());
    SecretKey key = subjects.keyFor(handle, subject);
    RecordTable.insert(
        handle,
        new RecordTable.Row(
            id,
            subject,
            content.schema().id(),
            sealer.seal(key, id, content, blinding),
            commitment,
            indexKey.idempotency(posting.idempotencyKey()),
            fingerprint(content),
            delivery),
        clock.millis());
    return new PostOutcome.Accepted(id, commitment);
  }

  private boolean isAnyKeyUsed(Handle handle, DeliveryPosting posting) {
    for (int i = 0; i < posting.delivery().records().size(); i++) {
      Bytes32 key = indexKey.idempotency(posting.posting(i).idempotencyKey());
      if (RecordTable.findEarlier(handle, key).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private Bytes32 fingerprint(ValidRecord content) {
    return indexKey.fingerprint(content.schema().id(), content.values());
  }

  private Bytes32 fingerprint(Delivery delivery) {
    Stream<String> values = delivery.records().stream().flatMap(it -> it.values().stream());
    Stream<String> signature = Stream.of(delivery.signature().toBytes().toHexString());
    return indexKey.fingerprint(delivery.schema().id(), Stream.concat(values, signature).toList());
  }

  private Bytes seal(Handle handle, Bytes32 key, Bytes signature) {
    SecretKey dataKey = subjects.keyFor(handle, key);
    return Bytes.wrap(box.seal(dataKey, signature.toArray(), associated(key)));
  }

  private DeliverySignature open(Handle handle, Delivered row) {
    return subjects
        .find(handle, row.key())
        .flatMap(it -> SealedBox.open(it, row.sealedSignature().toArray(), associated(row.key())))
        .flatMap(bytes -> DeliverySignature.of(Bytes.wrap(bytes)))
        .orElseThrow(
            () -> new PrivacyException(Code.VAULT_CORRUPT, "a delivery's signature does not open"));
  }

  private static byte[] associated(Bytes32 key) {
    return String.join("\n", "concordat delivery", "signature", key.toHexString())
        .getBytes(StandardCharsets.UTF_8);
  }
}
