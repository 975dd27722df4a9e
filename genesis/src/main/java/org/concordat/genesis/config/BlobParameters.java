package org.concordat.genesis.config;

/// One entry of `blobSchedule` (EIP-7840).
///
/// @param target blobs per block that leave the blob fee unchanged
/// @param max most blobs per block
public record BlobParameters(int target, int max, long baseFeeUpdateFraction) {
  public BlobParameters {
    if (target < 0 || max < target || baseFeeUpdateFraction <= 0) {
      throw new IllegalArgumentException("0 <= target <= max and a positive fraction are needed");
    }
  }
}
