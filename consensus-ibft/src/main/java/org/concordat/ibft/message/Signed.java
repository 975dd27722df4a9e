package org.concordat.ibft.message;

import java.util.Objects;
import org.concordat.ibft.model.Signature;
import org.concordat.ibft.model.ValidatorId;

/// A payload whose signature has been verified.
///
/// @param author the signer, recovered from `signature`
public record Signed<P extends Payload>(P payload, ValidatorId author, Signature signature) {
  public Signed {
    Objects.requireNonNull(payload);
    Objects.requireNonNull(author);
    Objects.requireNonNull(signature);
  }
}
