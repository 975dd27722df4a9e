package org.concordat.privacy.vault;

import org.concordat.privacy.schema.ValidRecord;

/// A record to be kept.
///
/// @param idempotencyKey chosen by the caller, 1 to 200 characters: the same key with the same
///   content is the same posting
public record Posting(String idempotencyKey, ValidRecord content) {
  public static final int MAX_KEY_LENGTH = 200;

  public Posting {
    if (idempotencyKey.isEmpty() || idempotencyKey.length() > MAX_KEY_LENGTH) {
      throw new IllegalArgumentException("an idempotency key has 1 to 200 characters");
    }
  }

  @Override
  public String toString() {
    return "Posting[withheld]";
  }
}
