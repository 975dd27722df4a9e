package org.concordat.privacy.delivery;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.privacy.csv.CsvProblem;

/// The outcome of reading a delivery.
public sealed interface DeliveryReading {
  /// Records that pass their schema, under a good signature.
  ///
  /// @param digest SHA-256 of the CSV file, the idempotency key of the delivery
  /// @param warnings odd, yet accepted values
  record Genuine(Delivery delivery, Bytes32 digest, List<CsvProblem> warnings)
      implements DeliveryReading {
    public Genuine {
      warnings = List.copyOf(warnings);
    }
  }

  /// Nothing of it is to be stored.
  ///
  /// @param reasons one line for a person each; they hold no value of a record
  record Refused(List<String> reasons) implements DeliveryReading {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
