package org.concordat.chain.execution;

/// Why a transaction may not run. The words are those geth and Besu use, because clients match on
/// them.
///
/// @param detail the numbers behind it; empty when there are none
public record Refusal(Reason reason, String detail) {
  public enum Reason {
    TYPE_NOT_SUPPORTED("transaction type not supported"),
    WRONG_CHAIN_ID("invalid chain id for signer"),
    INVALID_SIGNATURE("invalid sender"),
    NONCE_TOO_LOW("nonce too low"),
    NONCE_TOO_HIGH("nonce too high"),
    NONCE_AT_MAXIMUM("nonce has max value"),
    SENDER_HAS_CODE("sender not an eoa"),
    INSUFFICIENT_FUNDS("insufficient funds for gas * price + value"),
    INTRINSIC_GAS_TOO_LOW("intrinsic gas too low"),
    FLOOR_DATA_GAS_TOO_LOW("insufficient gas for floor data gas cost"),
    FEE_CAP_BELOW_BASE_FEE("max fee per gas less than block base fee"),
    TIP_ABOVE_FEE_CAP("max priority fee per gas higher than max fee per gas"),
    BLOCK_GAS_EXHAUSTED("gas limit reached"),
    GAS_ABOVE_CAP("transaction gas limit too high"),
    INIT_CODE_TOO_LARGE("max initcode size exceeded"),
    EMPTY_AUTHORIZATIONS("set code tx with empty auth list"),
    NO_BLOBS("blob transaction missing blob hashes"),
    TOO_MANY_BLOBS("blob transaction has too many blobs"),
    BLOB_VERSION("blob has an unknown hash version"),
    BLOB_FEE_CAP_TOO_LOW("max fee per blob gas less than block blob gas fee");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public static Refusal of(Reason reason) {
    return new Refusal(reason, "");
  }

  /// One line for people and clients: the words, then the numbers.
  public String message() {
    return detail.isEmpty() ? reason.words() : reason.words() + ": " + detail;
  }
}
