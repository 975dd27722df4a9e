package org.concordat.genesis.poseidon;

import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;

/// Poseidon as circomlib's template `Poseidon(n)` computes it: the state is a zero followed by the
/// inputs, the digest is the state's first element after one permutation.
///
/// The number of inputs is part of the function: it separates a pair from a triple, but 0 and a
/// missing input are different things only because of it, so callers fix their arity.
public final class Poseidon {
  public static final int INPUTS_MIN = PoseidonParameters.WIDTH_MIN - 1;
  public static final int INPUTS_MAX = PoseidonParameters.WIDTH_MAX - 1;

  private Poseidon() {}

  public static Fr hash(Fr... inputs) {
    return hash(List.of(inputs));
  }

  /// @throws IllegalArgumentException unless there are {@link #INPUTS_MIN} to {@link #INPUTS_MAX}
  ///   inputs
  public static Fr hash(List<Fr> inputs) {
    int count = inputs.size();
    checkInputs(count);
    long[] state = ScalarArrays.zeros(count + 1);
    for (int i = 0; i < count; i++) {
      ScalarArrays.store(inputs.get(i), state, (i + 1) * ScalarArrays.STRIDE);
    }
    Permutations.forWidth(count + 1).apply(state);
    return ScalarArrays.load(state, 0);
  }

  static void checkInputs(int count) {
    if (count < INPUTS_MIN || count > INPUTS_MAX) {
      throw new IllegalArgumentException(
          "Poseidon takes " + INPUTS_MIN + " to " + INPUTS_MAX + " inputs, not " + count);
    }
  }
}
