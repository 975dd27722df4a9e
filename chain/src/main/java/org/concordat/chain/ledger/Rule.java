package org.concordat.chain.ledger;

/// The rules a block can break.
public enum Rule {
  /// Extra data that is not QBFT's.
  EXTRA_DATA,
  /// Not one above its parent.
  NUMBER,
  /// Another block is final at this height.
  CONFLICT,
  GAS_USED_ABOVE_LIMIT,
  /// Outside the bounds, or moved by too much since the parent.
  GAS_LIMIT,
  TIMESTAMP_TOO_EARLY,
  TIMESTAMP_IN_FUTURE,
  MIX_HASH,
  DIFFICULTY,
  OMMERS,
  BASE_FEE,
  WITHDRAWALS,
  BLOB_FIELDS,
  REQUESTS_HASH,
  /// The header's list of validators, or a vote where none may be.
  VALIDATORS,
  /// The coinbase is no validator.
  COINBASE,
  /// Too few, doubled, or foreign commit seals.
  SEALS,
  TRANSACTIONS_ROOT,
  /// A transaction that may not run.
  TRANSACTION,
  GAS_USED,
  RECEIPTS_ROOT,
  LOGS_BLOOM,
  STATE_ROOT
}
