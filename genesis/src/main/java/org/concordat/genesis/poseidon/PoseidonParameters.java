package org.concordat.genesis.poseidon;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.concordat.genesis.bn254.Fr;

/// Poseidon's parameters for one width, straight from the specification.
///
/// @param width elements of the state: the number of inputs and one
/// @param constants one row of `width` constants per round
/// @param matrix the Cauchy matrix, by rows
public record PoseidonParameters(
    int width, int partialRounds, List<List<Fr>> constants, List<List<Fr>> matrix) {
  static final int WIDTH_MIN = 2;
  static final int WIDTH_MAX = 17;
  static final int FULL_ROUNDS = 8;

  /// Partial rounds by width, from 2: circomlib's table, the paper's numbers for 128 bits of
  /// security.
  private static final int[] PARTIAL_ROUNDS = {
    56, 57, 56, 60, 60, 63, 64, 63, 60, 66, 60, 65, 70, 60, 64, 68
  };

  /// @throws IllegalArgumentException unless there are {@link Poseidon#INPUTS_MIN} to {@link
  ///   Poseidon#INPUTS_MAX} inputs
  public static PoseidonParameters forInputs(int inputs) {
    Poseidon.checkInputs(inputs);
    return generate(inputs + 1);
  }

  public int rounds() {
    return FULL_ROUNDS + partialRounds;
  }

  /// Whether a round raises every element to the fifth power, or element 0 alone.
  public boolean isFull(int round) {
    return round < FULL_ROUNDS / 2 || round >= rounds() - FULL_ROUNDS / 2;
  }

  /// The inverse of the matrix, by rows: what undoes a round's mixing.
  public List<List<Fr>> inverseMatrix() {
    return new Matrix(matrix).inverse().rows();
  }

  static PoseidonParameters generate(int width) {
    int partialRounds = PARTIAL_ROUNDS[width - WIDTH_MIN];
    GrainStream stream = GrainStream.seeded(width, FULL_ROUNDS, partialRounds);
    List<List<Fr>> constants = new ArrayList<>();
    for (int round = 0; round < FULL_ROUNDS + partialRounds; round++) {
      constants.add(
          Stream.generate(stream::nextBelowModulus).limit(width).map(Fr::reduce).toList());
    }
    return new PoseidonParameters(
        width, partialRounds, List.copyOf(constants), cauchy(stream, width));
  }

  /// Entry (i, j) is 1 / (x_i + y_j); the numbers are drawn again until all of them exist.
  private static List<List<Fr>> cauchy(GrainStream stream, int width) {
    List<Fr> drawn = draw(stream, 2 * width);
    while (!isUsable(drawn)) {
      drawn = draw(stream, 2 * width);
    }
    List<Fr> ys = drawn.subList(width, 2 * width);
    List<List<Fr>> rows = new ArrayList<>();
    for (Fr x : drawn.subList(0, width)) {
      rows.add(ys.stream().map(y -> x.add(y).inverse()).toList());
    }
    return List.copyOf(rows);
  }

  private static List<Fr> draw(GrainStream stream, int count) {
    Stream<BigInteger> numbers = Stream.generate(stream::nextNumber).limit(count);
    return numbers.map(Fr::reduce).toList();
  }

  private static boolean isUsable(List<Fr> drawn) {
    int width = drawn.size() / 2;
    List<Fr> ys = drawn.subList(width, 2 * width);
    boolean sumsExist =
        drawn.subList(0, width).stream()
            .allMatch(x -> ys.stream().noneMatch(y -> x.add(y).isZero()));
    return sumsExist && new HashSet<>(drawn).size() == drawn.size();
  }
}
