package org.concordat.privacy.vault;

import java.util.List;

/// What became of a delivery. Nothing is stored unless it is `Accepted`.
public sealed interface DeliveryOutcome {
  /// @param records in the order of the delivery
  record Accepted(List<RecordId> records) implements DeliveryOutcome {
    public Accepted {
      records = List.copyOf(records);
    }
  }

  /// The same delivery was accepted before, with these records.
  record AlreadyAccepted(List<RecordId> records) implements DeliveryOutcome {
    public AlreadyAccepted {
      records = List.copyOf(records);
    }
  }

  /// The idempotency key, or one that follows from it, was used before for something else.
  record KeyReused() implements DeliveryOutcome {}

  /// The signature is not the issuer's, of these records in this order.
  record Forged() implements DeliveryOutcome {}
}
