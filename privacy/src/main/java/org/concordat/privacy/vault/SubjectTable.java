package org.concordat.privacy.vault;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.keys.KeyWrapping;
import org.concordat.genesis.keys.UnwrapResult;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.PrivacyException.Code;
import org.jdbi.v3.core.Handle;

/// Data keys by subject.
final class SubjectTable {
  private static final Bytes CONTEXT =
      Bytes.wrap("concordat subject key ".getBytes(StandardCharsets.UTF_8));

  private final KeyWrapping keyWrapping;
  private final SealedBox box;
  private final Clock clock;

  SubjectTable(KeyWrapping keyWrapping, SecureRandom random, Clock clock) {
    this.keyWrapping = keyWrapping;
    this.box = new SealedBox(random);
    this.clock = clock;
  }

  /// The subject's key, made on first use. Only inside a write transaction.
  SecretKey keyFor(Handle handle, Bytes32 lookup) {
    return find(handle, lookup).orElseGet(() -> create(handle, lookup));
  }

  Optional<SecretKey> find(Handle handle, Bytes32 lookup) {
    return handle
        .createQuery("SELECT wrapped_key FROM subjects WHERE lookup = :lookup")
        .bind("lookup", lookup.toArray())
        .map((row, _) -> Bytes.wrap(row.getBytes(1)))
        .findOne()
        .map(wrapped -> unwrap(wrapped, lookup));
  }

  private SecretKey unwrap(Bytes wrapped, Bytes32 lookup) {
    return switch (keyWrapping.unwrap(wrapped, context(lookup))) {
      case UnwrapResult.Unwrapped(SecretKey key) -> key;
      case UnwrapResult.Rejected _ ->
          throw new PrivacyException(Code.VAULT_CORRUPT, "a subject's data key is damaged");
    };
  }

  private SecretKey create(Handle handle, Bytes32 lookup) {
    SecretKey key = box.drawKey();
    handle
        .createUpdate("INSERT INTO subjects VALUES (:lookup, :wrapped, :now)")
        .bind("lookup", lookup.toArray())
        .bind("wrapped", keyWrapping.wrap(key, context(lookup)).toArray())
        .bind("now", clock.millis())
        .execute();
    return key;
  }

  private static Bytes context(Bytes32 lookup) {
    return Bytes.concatenate(CONTEXT, lookup);
  }
}
