package org.concordat.privacy.vault;

import org.concordat.privacy.delivery.Delivery;

/// A delivery to be kept. Its records are kept together or not at all, and stay together in one
/// batch, in the order their issuer signed them.
///
/// @param idempotencyKey as of a [Posting]; the same key with the same content and signature is the
///   same delivery
public record DeliveryPosting(String idempotencyKey, Delivery delivery) {
  public static final int MAX_KEY_LENGTH = 190;

  public DeliveryPosting {
    if (idempotencyKey.isEmpty() || idempotencyKey.length() > MAX_KEY_LENGTH) {
      throw new IllegalArgumentException(
          "an idempotency key of a delivery has 1 to " + MAX_KEY_LENGTH + " characters");
    }
  }

  /// The posting of one of its records.
  Posting posting(int position) {
    return new Posting(idempotencyKey + "#" + position, delivery.records().get(position));
  }

  @Override
  public String toString() {
    return "DeliveryPosting[withheld]";
  }
}
