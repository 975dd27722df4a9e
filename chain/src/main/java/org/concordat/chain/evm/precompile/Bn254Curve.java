package org.concordat.chain.evm.precompile;

import java.util.Optional;
import java.util.function.Function;
import org.concordat.genesis.bn254.Bn254;

/// Precompiles 6 (addition, EIP-196), 7 (multiplication) and 8 (pairing check, EIP-197) on BN254,
/// at the prices of EIP-1108.
final class Bn254Curve {
  static final Precompile ADD = new Operation(150, Bn254.ADD_INPUT_SIZE, Bn254::add);
  static final Precompile MULTIPLY =
      new Operation(6_000, Bn254.MULTIPLY_INPUT_SIZE, Bn254::multiply);
  static final Precompile PAIRING = new PairingCheck();

  private Bn254Curve() {}

  /// @param inputSize what longer input is cut to and shorter padded to
  private record Operation(long price, int inputSize, Function<byte[], Optional<byte[]>> function)
      implements Precompile {
    @Override
    public long gas(byte[] input) {
      return price;
    }

    @Override
    public Optional<byte[]> run(byte[] input) {
      return function.apply(Input.padded(input, inputSize));
    }
  }

  private static final class PairingCheck implements Precompile {
    private static final long BASE = 45_000;
    private static final long PER_PAIR = 34_000;
    private static final int WORD = 32;

    @Override
    public long gas(byte[] input) {
      return BASE + PER_PAIR * (input.length / Bn254.PAIR_SIZE);
    }

    @Override
    public Optional<byte[]> run(byte[] input) {
      return input.length % Bn254.PAIR_SIZE == 0
          ? Bn254.pairing(input).map(PairingCheck::word)
          : Optional.empty();
    }

    private static byte[] word(boolean value) {
      byte[] word = new byte[WORD];
      word[WORD - 1] = (byte) (value ? 1 : 0);
      return word;
    }
  }
}
