package org.concordat.deploy.bench;

import java.util.Locale;
import org.apache.tuweni.bytes.Bytes;

/// What the transactions of an import benchmark do.
public enum Workload {
  /// One wei to any account of the state.
  TRANSFERS(21_000),
  /// A call that fills one new storage slot of a contract.
  STORAGE_WRITES(60_000);

  /// `sstore(calldataload(0), calldataload(0))`.
  static final Bytes STORING_CODE = Bytes.fromHexString("0x5f358055");

  final long gasLimit;

  Workload(long gasLimit) {
    this.gasLimit = gasLimit;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
