package org.concordat.privacy.vault;

import org.apache.tuweni.bytes.Bytes;

/// A delivery inside a batch: a run of leaves.
///
/// @param count leaves
/// @param signature as it was delivered
public record DeliveredRun(int count, Bytes signature) {
  @Override
  public String toString() {
    return "DeliveredRun[count=" + count + ", signature withheld]";
  }
}
