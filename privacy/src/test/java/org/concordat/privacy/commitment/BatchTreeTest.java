package org.concordat.privacy.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.poseidon.Poseidon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTreeTest {
  @ParameterizedTest
  @CsvSource({"1, 8", "8, 8", "9, 32", "32, 32", "33, 128", "128, 128"})
  void aTreeHasTheSmallestSizeThatFits(int count, int size) {
    assertThat(BatchTree.of(leaves(count)).size()).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 20, 32, 100, 128})
  void everyPathLeadsFromItsLeafToTheRootAndFromNoOther(int count) {
    List<Fr> leaves = leaves(count);
    BatchTree tree = BatchTree.of(leaves);
    for (int index = 0; index < count; index++) {
      MerklePath path = tree.path(index);
      assertThat(path.root(leaves.get(index))).isEqualTo(tree.root());
      assertThat(path.root(Fr.of(999))).isNotEqualTo(tree.root());
    }
    assertThat(tree.root()).isEqualTo(plainRoot(leaves, 0, tree.size()));
  }

  @Test
  void aPathWithASiblingChangedOrAnotherIndexLeadsElsewhere() {
    BatchTree tree = BatchTree.of(leaves(8));
    MerklePath path = tree.path(5);
    assertThat(new MerklePath(4, path.siblings()).root(leaves(8).get(5))).isNotEqualTo(tree.root());
    List<Fr> changed = new ArrayList<>(path.siblings());
    changed.set(1, Fr.ZERO);
    assertThat(new MerklePath(5, changed).root(leaves(8).get(5))).isNotEqualTo(tree.root());
  }

  @Test
  void anEmptyOrOverfullBatchIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> BatchTree.of(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> BatchTree.of(leaves(129)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MerklePath(8, Collections.nCopies(3, Fr.ZERO)));
  }

  private static List<Fr> leaves(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> Fr.of(i * 7L)).toList();
  }

  /// The tree by its definition: slow, and sharing nothing with the production code.
  private static Fr plainRoot(List<Fr> leaves, int from, int width) {
    if (width == 1) {
      return from < leaves.size() ? leaves.get(from) : Fr.ZERO;
    }
    int half = width / 2;
    return Poseidon.hash(plainRoot(leaves, from, half), plainRoot(leaves, from + half, half));
  }
}
