package org.concordat.genesis.poseidon;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.concordat.genesis.bn254.Fr;

/// Poseidon as the paper writes it, over `BigInteger`: the plain twin of {@link Permutation}.
final class ReferencePoseidon {
  private static final BigInteger FIVE = BigInteger.valueOf(5);

  private ReferencePoseidon() {}

  static BigInteger hash(List<BigInteger> inputs) {
    PoseidonParameters parameters = PoseidonParameters.generate(inputs.size() + 1);
    List<BigInteger> state = new ArrayList<>(inputs);
    state.addFirst(BigInteger.ZERO);
    int rounds = parameters.constants().size();
    int half = PoseidonParameters.FULL_ROUNDS / 2;
    for (int round = 0; round < rounds; round++) {
      boolean full = round < half || round >= rounds - half;
      state = mix(parameters.matrix(), powers(add(state, parameters.constants().get(round)), full));
    }
    return state.getFirst();
  }

  private static List<BigInteger> add(List<BigInteger> state, List<Fr> constants) {
    List<BigInteger> out = new ArrayList<>();
    for (int i = 0; i < state.size(); i++) {
      out.add(state.get(i).add(constants.get(i).toBigInteger()).mod(Fr.MODULUS));
    }
    return out;
  }

  private static List<BigInteger> powers(List<BigInteger> state, boolean full) {
    List<BigInteger> out = new ArrayList<>(state);
    for (int i = 0; i < (full ? state.size() : 1); i++) {
      out.set(i, state.get(i).modPow(FIVE, Fr.MODULUS));
    }
    return out;
  }

  private static List<BigInteger> mix(List<List<Fr>> matrix, List<BigInteger> state) {
    List<BigInteger> out = new ArrayList<>();
    for (List<Fr> row : matrix) {
      BigInteger sum = BigInteger.ZERO;
      for (int j = 0; j < row.size(); j++) {
        sum = sum.add(row.get(j).toBigInteger().multiply(state.get(j)));
      }
      out.add(sum.mod(Fr.MODULUS));
    }
    return out;
  }
}
