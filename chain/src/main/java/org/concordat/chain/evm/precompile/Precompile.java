package org.concordat.chain.evm.precompile;

import java.util.Optional;

/// One precompiled contract.
public interface Precompile {
  /// What the input costs; [Long#MAX_VALUE] when no amount of gas buys it. Cheap compared to
  /// [#run], and safe for any input.
  long gas(byte[] input);

  /// Called only when the gas has been paid. The input is the precompile's to keep.
  ///
  /// @return empty when the input is refused
  Optional<byte[]> run(byte[] input);
}
