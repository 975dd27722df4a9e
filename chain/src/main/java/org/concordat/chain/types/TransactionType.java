package org.concordat.chain.types;

import java.util.Optional;

/// Envelope types of EIP-2718. No network of ours takes [#BLOB]: there is no consensus layer to
/// keep the blobs.
public enum TransactionType {
  LEGACY(0),
  ACCESS_LIST(1),
  FEE_MARKET(2),
  BLOB(3),
  SET_CODE(4);

  private final int code;

  TransactionType(int code) {
    this.code = code;
  }

  /// The byte in front of the payload; 0 for legacy, where none is written.
  public int code() {
    return code;
  }

  /// The type whose envelopes start with `code`; never [#LEGACY], which has no envelope.
  public static Optional<TransactionType> ofEnvelope(int code) {
    return switch (code) {
      case 1 -> Optional.of(ACCESS_LIST);
      case 2 -> Optional.of(FEE_MARKET);
      case 3 -> Optional.of(BLOB);
      case 4 -> Optional.of(SET_CODE);
      default -> Optional.empty();
    };
  }
}
