package org.concordat.anchor.verify;

/// The links from a record to the public anchor, in the order in which they are checked.
public enum Link {
  /// The file has the form of a package.
  FORMAT("format"),
  /// The genesis header hashes to the genesis hash.
  GENESIS("genesis"),
  /// The validators are those of the genesis state.
  VALIDATORS("validators"),
  /// Every change of the validators was sealed by those before it.
  SET_CHANGES("set-changes"),
  /// The anchored header is one of QBFT, in the form its seals sign.
  BLOCK("block"),
  /// A quorum of the validators sealed that header.
  SEALS("seals"),
  /// The registry's root and count are in that block's state.
  REGISTRY("registry"),
  /// The batch is in the registry.
  BATCH("batch"),
  /// The record is in the batch.
  RECORD("record"),
  /// The L2 header hashes to the L2 block hash and has its number.
  L2_BLOCK("l2-block"),
  /// The L2 contract stored exactly this block, chain and registry.
  ANCHOR("anchor"),
  /// The genesis hash is the one the reader trusts.
  TRUSTED_GENESIS("trusted-genesis"),
  /// The contract is the one the reader trusts.
  TRUSTED_CONTRACT("trusted-contract"),
  /// The anchor is not older than the reader allows.
  FRESHNESS("freshness"),
  /// The L2 endpoint knows the block and holds the anchor.
  L2_ENDPOINT("l2-endpoint");

  private final String text;

  Link(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
