package org.concordat.genesis.poseidon;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;

/// Poseidon's permutation for one width, with its partial rounds in sparse form.
///
/// A partial round raises only element 0 to the fifth power, so whatever leaves element 0 alone may
/// be moved past that step (ePrint 2019/458, appendix B). With M = [m v; w N] (N square) this uses
///
/// - constants: those of elements 1.. move through M into the next round, one scalar per round
///   stays;
/// - matrix: M · (1 ⊕ N^k) = (1 ⊕ N^(k+1)) · [m v·N^k; N^-(k+1)·w I], so that partial round k needs
///   2·width products instead of width², and one dense factor 1 ⊕ N^(rounds) is left at the end.
///
/// Immutable and safe for any number of threads.
final class Permutation {
  private static final int HALF_FULL = PoseidonParameters.FULL_ROUNDS / 2;

  private final int width;
  private final int partialRounds;
  private final long[] fullConstants;
  private final long[] partialConstants;
  private final long[] matrix;
  private final long[] sparseRows;
  private final long[] sparseColumns;
  private final long[] closing;

  private Permutation(
      PoseidonParameters parameters, List<List<Fr>> constants, SparseMatrices sparse) {
    this.width = parameters.width();
    this.partialRounds = parameters.partialRounds();
    this.fullConstants = pack(fullRounds(constants, partialRounds));
    this.partialConstants =
        ScalarArrays.pack(partialRounds(constants, partialRounds).map(List::getFirst).toList());
    this.matrix = pack(parameters.matrix().stream());
    this.sparseRows = pack(sparse.rows().stream());
    this.sparseColumns = pack(sparse.columns().stream());
    this.closing = pack(sparse.closing().rows().stream());
  }

  static Permutation of(PoseidonParameters parameters) {
    Matrix matrix = new Matrix(parameters.matrix());
    return new Permutation(
        parameters,
        movedConstants(parameters, matrix),
        SparseMatrices.of(matrix, parameters.partialRounds()));
  }

  private static List<List<Fr>> movedConstants(PoseidonParameters parameters, Matrix matrix) {
    List<List<Fr>> moved = new ArrayList<>(parameters.constants());
    int end = HALF_FULL + parameters.partialRounds();
    for (int round = HALF_FULL; round < end; round++) {
      List<Fr> rest = new ArrayList<>(moved.get(round));
      rest.set(0, Fr.ZERO);
      List<Fr> arriving = matrix.times(rest);
      List<Fr> next = new ArrayList<>(moved.get(round + 1));
      for (int i = 0; i < next.size(); i++) {
        next.set(i, next.get(i).add(arriving.get(i)));
      }
      moved.set(round + 1, next);
    }
    return moved;
  }

  private static Stream<List<Fr>> fullRounds(List<List<Fr>> constants, int partialRounds) {
    return Stream.concat(
        constants.stream().limit(HALF_FULL), constants.stream().skip(HALF_FULL + partialRounds));
  }

  private static Stream<List<Fr>> partialRounds(List<List<Fr>> constants, int partialRounds) {
    return constants.stream().skip(HALF_FULL).limit(partialRounds);
  }

  private static long[] pack(Stream<List<Fr>> rows) {
    return ScalarArrays.pack(rows.flatMap(List::stream).toList());
  }

  /// Permutes the `width` elements at the front of `state` in place.
  void apply(long[] state) {
    long[] spare = ScalarArrays.zeros(width);
    for (int round = 0; round < HALF_FULL; round++) {
      fullRound(state, spare, round);
    }
    for (int round = 0; round < partialRounds; round++) {
      partialRound(state, spare, round);
    }
    mix(state, spare, closing, 1);
    for (int round = HALF_FULL; round < PoseidonParameters.FULL_ROUNDS; round++) {
      fullRound(state, spare, round);
    }
  }

  private void fullRound(long[] state, long[] spare, int round) {
    int constant = round * width * STRIDE;
    for (int i = 0; i < width * STRIDE; i += STRIDE) {
      ScalarArrays.add(state, i, state, i, fullConstants, constant + i);
      fifthPower(state, i, spare);
    }
    mix(state, spare, matrix, 0);
  }

  /// Multiplies the elements from `first` on by a square matrix.
  private void mix(long[] state, long[] spare, long[] rows, int first) {
    int size = width - first;
    for (int i = 0; i < size; i++) {
      ScalarArrays.dot(
          spare, (first + i) * STRIDE, rows, i * size * STRIDE, state, first * STRIDE, size);
    }
    System.arraycopy(spare, first * STRIDE, state, first * STRIDE, size * STRIDE);
  }

  private void partialRound(long[] state, long[] spare, int round) {
    ScalarArrays.add(state, 0, state, 0, partialConstants, round * STRIDE);
    fifthPower(state, 0, spare);
    ScalarArrays.dot(spare, 0, sparseRows, round * width * STRIDE, state, 0, width);
    int column = (round * (width - 1) - 1) * STRIDE;
    for (int i = STRIDE; i < width * STRIDE; i += STRIDE) {
      ScalarArrays.multiply(spare, STRIDE, sparseColumns, column + i, state, 0);
      ScalarArrays.add(state, i, state, i, spare, STRIDE);
    }
    System.arraycopy(spare, 0, state, 0, STRIDE);
  }

  private static void fifthPower(long[] state, int i, long[] spare) {
    ScalarArrays.multiply(spare, 0, state, i, state, i);
    ScalarArrays.multiply(spare, 0, spare, 0, spare, 0);
    ScalarArrays.multiply(state, i, state, i, spare, 0);
  }
}
