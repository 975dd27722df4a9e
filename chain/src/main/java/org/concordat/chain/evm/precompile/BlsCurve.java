package org.concordat.chain.evm.precompile;

/// Names a group without loading the library.
enum BlsCurve {
  G1,
  G2;

  /// @throws org.concordat.chain.ChainException when the native library is missing
  BlsGroup group() {
    return switch (this) {
      case G1 -> Bls12.get().g1;
      case G2 -> Bls12.get().g2;
    };
  }
}
