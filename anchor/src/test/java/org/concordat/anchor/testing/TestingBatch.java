package org.concordat.anchor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.RecordPath;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;

/// A batch's Poseidon tree, all levels kept.
public final class TestingBatch {
  private final List<List<Bytes32>> levels;
  private final int count;

  public TestingBatch(List<Bytes32> commitments) {
    this.count = commitments.size();
    this.levels = levels(commitments, RecordPath.height(count), TestingBatch::poseidon);
  }

  public static TestingBatch random(Random random, int count) {
    return new TestingBatch(
        Stream.generate(() -> Poseidon.hash(Fr.of(random.nextLong(1L << 62))).toBytes())
            .limit(count)
            .toList());
  }

  public Bytes32 commitment(int index) {
    return levels.getFirst().get(index);
  }

  public int count() {
    return count;
  }

  public Bytes32 root() {
    return levels.getLast().getFirst();
  }

  public List<Bytes32> path(int index) {
    List<Bytes32> path = new ArrayList<>();
    for (int height = 0; height < levels.size() - 1; height++) {
      path.add(levels.get(height).get((index >>> height) ^ 1));
    }
    return path;
  }

  static List<List<Bytes32>> levels(
      List<Bytes32> leaves, int height, BinaryOperator<Bytes32> node) {
    List<Bytes32> level = new ArrayList<>(leaves);
    while (level.size() < 1 << height) {
      level.add(Bytes32.ZERO);
    }
    List<List<Bytes32>> levels = new ArrayList<>(List.of(level));
    while (level.size() > 1) {
      List<Bytes32> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        above.add(node.apply(level.get(i), level.get(i + 1)));
      }
      levels.add(above);
      level = above;
    }
    return levels;
  }

  private static Bytes32 poseidon(Bytes32 left, Bytes32 right) {
    return Poseidon.hash(Fr.of(left).orElseThrow(), Fr.of(right).orElseThrow()).toBytes();
  }
}
