package org.concordat.privacy.vault;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.keys.KeyWrapping;
import org.concordat.genesis.keys.UnwrapResult;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.PrivacyException.Code;
import org.jdbi.v3.core.Handle;

/// The one row of table `vault`.
///
/// @param id 32 hex digits
/// @param wrappedIndexKey under the key-encryption key
record VaultIdentity(String id, Bytes wrappedIndexKey) {
  private static final String INDEX_CONTEXT = "concordat vault index key ";

  static Optional<VaultIdentity> find(Handle handle) {
    return handle
        .createQuery("SELECT vault_id, wrapped_index_key FROM vault")
        .map((row, _) -> new VaultIdentity(row.getString(1), Bytes.wrap(row.getBytes(2))))
        .findOne();
  }

  static VaultIdentity create(
      Handle handle, KeyWrapping keyWrapping, SecureRandom random, Clock clock) {
    String id = RecordId.draw(random).value();
    SecretKey indexKey = new SealedBox(random).drawKey();
    Bytes wrapped = keyWrapping.wrap(indexKey, context(id));
    handle
        .createUpdate("INSERT INTO vault VALUES (1, :id, :wrapped, :now)")
        .bind("id", id)
        .bind("wrapped", wrapped.toArray())
        .bind("now", clock.millis())
        .execute();
    return new VaultIdentity(id, wrapped);
  }

  IndexKey indexKey(KeyWrapping keyWrapping) {
    return switch (keyWrapping.unwrap(wrappedIndexKey, context(id))) {
      case UnwrapResult.Unwrapped(SecretKey key) -> new IndexKey(key);
      case UnwrapResult.Rejected(String reason) ->
          throw new PrivacyException(
              Code.WRONG_KEY, "the key-encryption key does not open this vault: " + reason);
    };
  }

  private static Bytes context(String id) {
    return Bytes.wrap((INDEX_CONTEXT + id).getBytes(StandardCharsets.UTF_8));
  }
}
