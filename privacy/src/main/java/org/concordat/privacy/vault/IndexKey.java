package org.concordat.privacy.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.apache.tuweni.bytes.Bytes32;

/// Makes values searchable without storing them: HMAC-SHA-256 under a key of the vault, each use
/// with a label of its own so that equal inputs of different kinds do not look equal.
final class IndexKey {
  private final SecretKey key;

  IndexKey(SecretKey key) {
    this.key = key;
  }

  Bytes32 subject(String identifier) {
    return hmac("subject", List.of(identifier));
  }

  Bytes32 idempotency(String callersKey) {
    return hmac("idempotency", List.of(callersKey));
  }

  Bytes32 delivery(String callersKey) {
    return hmac("delivery", List.of(callersKey));
  }

  Bytes32 fingerprint(String schemaId, List<String> values) {
    List<String> parts = new ArrayList<>(values);
    parts.addFirst(schemaId);
    return hmac("content", parts);
  }

  private Bytes32 hmac(String label, List<String> parts) {
    Mac mac = mac(label);
    parts.forEach(part -> update(mac, part));
    return Bytes32.wrap(mac.doFinal());
  }

  private Mac mac(String label) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      update(mac, label);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  /// Each part with its length in front, so that parts cannot run into each other.
  private static void update(Mac mac, String part) {
    byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
    mac.update((byte) (utf8.length >>> 24));
    mac.update((byte) (utf8.length >>> 16));
    mac.update((byte) (utf8.length >>> 8));
    mac.update((byte) utf8.length);
    mac.update(utf8);
  }
}
