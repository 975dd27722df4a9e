package org.concordat.genesis.gadget;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.poseidon.PoseidonParameters;

/// How Poseidon of one width is laid out on wires.
///
/// The wires are the inputs of all S-boxes from round 1 on, round by round, and then the outputs of
/// the last round's. What an S-box yields is, through the inverse of the mixing matrix, an affine
/// form of the wires after it. So the long forms that the partial rounds bring about stand on the
/// right of one constraint for each S-box; with the S-boxes' outputs as wires, the usual way, they
/// would stand in A and B as well, which is what a Groth16 key and its prover pay for.
final class SboxLayout {
  /// An S-box's output: a constant, then a weight for each of the wires from `first` on, packed.
  static final class Form {
    private final int first;
    private final long[] weights;

    private Form(int first, long[] weights) {
      this.first = first;
      this.weights = weights;
    }

    int first() {
      return first;
    }

    long[] weights() {
      return weights;
    }
  }

  private final PoseidonParameters parameters;
  private final long[] matrix;
  private final long[] inverse;
  private final long[] constants;
  private final List<List<Form>> outputs;

  private SboxLayout(PoseidonParameters parameters) {
    this.parameters = parameters;
    this.matrix = pack(parameters.matrix());
    this.inverse = pack(parameters.inverseMatrix());
    this.constants = pack(parameters.constants());
    this.outputs = outputs();
  }

  static SboxLayout forInputs(int inputs) {
    return new SboxLayout(PoseidonParameters.forInputs(inputs));
  }

  private static long[] pack(List<List<Fr>> rows) {
    return ScalarArrays.pack(rows.stream().flatMap(List::stream).toList());
  }

  int width() {
    return parameters.width();
  }

  int rounds() {
    return parameters.rounds();
  }

  /// S-boxes of a round.
  int sboxes(int round) {
    return parameters.isFull(round) ? width() : 1;
  }

  /// How many wires there are.
  int wires() {
    int wires = width();
    for (int round = 1; round < rounds(); round++) {
      wires += sboxes(round);
    }
    return wires;
  }

  Fr constant(int round, int element) {
    return parameters.constants().get(round).get(element);
  }

  Form output(int round, int sbox) {
    return outputs.get(round).get(sbox);
  }

  /// The row of the matrix that yields the digest, then the others, packed.
  long[] matrix() {
    return matrix;
  }

  /// From the last round backwards.
  private List<List<Form>> outputs() {
    Deque<List<Form>> forms = new ArrayDeque<>();
    int first = wires() - width();
    long[] state = identity();
    forms.addFirst(forms(first, state, width()));
    for (int round = rounds() - 2; round >= 0; round--) {
      boolean nextIsFull = parameters.isFull(round + 1);
      first -= sboxes(round + 1);
      state = nextIsFull ? identity() : withWire(state);
      state = unmixed(state, round + 1);
      forms.addFirst(forms(first, state, sboxes(round)));
    }
    return List.copyOf(forms);
  }

  /// A state of fresh wires. States are stored by columns of `width` elements: the constants, then
  /// one column of weights for each wire.
  private long[] identity() {
    int width = width();
    long[] state = ScalarArrays.zeros((width + 1) * width);
    for (int i = 0; i < width; i++) {
      ScalarArrays.store(Fr.ONE, state, ((i + 1) * width + i) * STRIDE);
    }
    return state;
  }

  /// The state before a partial round's S-box: element 0 is a fresh wire, the rest is as after it.
  private long[] withWire(long[] after) {
    int column = width() * STRIDE;
    long[] state = new long[after.length + column];
    System.arraycopy(after, 0, state, 0, column);
    System.arraycopy(after, column, state, 2 * column, after.length - column);
    for (int at = 0; at < state.length; at += column) {
      ScalarArrays.store(at == column ? Fr.ONE : Fr.ZERO, state, at);
    }
    return state;
  }

  /// The state before the mixing and the constants that led to `state`, the input of `round`.
  private long[] unmixed(long[] state, int round) {
    int column = width() * STRIDE;
    long[] moved = state.clone();
    for (int i = 0; i < column; i += STRIDE) {
      ScalarArrays.subtract(moved, i, moved, i, constants, round * column + i);
    }
    long[] out = new long[state.length];
    for (int at = 0; at < state.length; at += column) {
      multiply(inverse, moved, at, out, at);
    }
    return out;
  }

  private void multiply(long[] rows, long[] vector, int from, long[] out, int to) {
    int width = width();
    for (int i = 0; i < width; i++) {
      ScalarArrays.dot(out, to + i * STRIDE, rows, i * width * STRIDE, vector, from, width);
    }
  }

  /// The first `count` elements of a state as forms.
  private List<Form> forms(int first, long[] state, int count) {
    int column = width() * STRIDE;
    List<Form> forms = new ArrayList<>();
    for (int element = 0; element < count; element++) {
      long[] weights = new long[state.length / width()];
      for (int i = 0; i < weights.length / STRIDE; i++) {
        int from = i * column + element * STRIDE;
        System.arraycopy(state, from, weights, i * STRIDE, STRIDE);
      }
      forms.add(new Form(first, weights));
    }
    return List.copyOf(forms);
  }

  /// Fills in the wires' values.
  ///
  /// @param inputs packed, one fewer than the width
  /// @param out packed, all wires
  void trace(long[] inputs, long[] out) {
    int size = width() * STRIDE;
    long[] state = new long[size];
    System.arraycopy(inputs, 0, state, STRIDE, size - STRIDE);
    long[] powers = new long[size];
    int at = 0;
    for (int round = 0; round < rounds(); round++) {
      int sboxes = sboxes(round) * STRIDE;
      for (int i = 0; i < size; i += STRIDE) {
        ScalarArrays.add(state, i, state, i, constants, round * size + i);
      }
      if (round > 0) {
        System.arraycopy(state, 0, out, at, sboxes);
        at += sboxes;
      }
      System.arraycopy(state, 0, powers, 0, size);
      for (int i = 0; i < sboxes; i += STRIDE) {
        fifthPower(powers, state, i);
      }
      multiply(matrix, powers, 0, state, 0);
    }
    System.arraycopy(powers, 0, out, at, size);
  }

  private static void fifthPower(long[] out, long[] base, int i) {
    ScalarArrays.multiply(out, i, base, i, base, i);
    ScalarArrays.multiply(out, i, out, i, out, i);
    ScalarArrays.multiply(out, i, out, i, base, i);
  }
}
