package org.concordat.genesis.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.junit.jupiter.api.Test;

/// The search must not be blind: each of its ways finds a hole that was left on purpose.
class UnderConstraintSearchTest {
  private static void copyFirst(long[] in, long[] out) {
    for (int at = 0; at < out.length; at += ScalarArrays.STRIDE) {
      System.arraycopy(in, 0, out, at, ScalarArrays.STRIDE);
    }
  }

  private static UnderConstraintSearch search(Circuit<Fr> circuit, long input) {
    return UnderConstraintSearch.of(CompiledCircuit.of(circuit), Fr.of(input));
  }

  @Test
  void aWireThatNothingConstrainsCanChangeAlone() {
    UnderConstraintSearch search =
        search((b, in) -> b.advice(UnderConstraintSearchTest::copyFirst, in.secret(x -> x)), 7);
    assertThat(search.wiresThatCanChangeAlone(1, 1)).containsExactly(1, 2);
    assertThat(search.wiresThatInputsLeaveFree()).containsExactly(2);
    assertThat(search.randomChangesAccepted(1, 10)).isEqualTo(10);
  }

  @Test
  void twoWiresThatOnlyBalanceEachOtherAreFoundByPropagation() {
    Circuit<Fr> circuit =
        (b, in) -> {
          Expression x = in.secret(value -> value);
          List<Expression> parts = b.advice(2, UnderConstraintSearchTest::copyFirst, List.of(x));
          b.assertEqual(b.sum(parts), x.times(Fr.of(2)), "halves");
        };
    UnderConstraintSearch search = search(circuit, 7);
    assertThat(search.wiresThatCanChangeAlone(1, 1)).isEmpty();
    assertThat(search.wiresThatInputsLeaveFree()).containsExactly(2, 3);
  }

  @Test
  void anInverseThatIsOnlyTriedWhereThereIsNoneIsFound() {
    Circuit<Fr> circuit =
        (b, in) -> {
          Expression x = in.secret(value -> value);
          Expression inverse = b.advice(UnderConstraintSearchTest::copyFirst, x);
          b.assertProduct(x, b.multiply(x, inverse), x, "inverse or zero");
        };
    UnderConstraintSearch zero = search(circuit, 0);
    assertThat(zero.wiresThatInputsLeaveFree()).containsExactly(2);
    assertThat(zero.wiresThatCanChangeAlone(1, 1)).contains(2);
    UnderConstraintSearch one = search(circuit, 1);
    assertThat(one.wiresThatInputsLeaveFree()).isEmpty();
  }

  @Test
  void bitsWithTwoEqualPlacesAreNotForced() {
    Circuit<Fr> circuit =
        (b, in) -> {
          Expression x = in.secret(value -> value);
          List<Expression> bits = b.advice(2, (_, _) -> {}, List.of(x));
          bits.forEach(bit -> b.assertBoolean(bit, "bit"));
          b.assertBoolean(x.minus(b.sum(bits)), "rest");
        };
    assertThat(search(circuit, 1).wiresThatInputsLeaveFree()).containsExactly(2, 3);
  }

  @Test
  void equationsAreSolvedTogetherAndAContradictionIsSeen() {
    Circuit<Fr> circuit =
        (b, in) -> {
          Expression x = in.secret(value -> value);
          List<Expression> pair = b.advice(2, UnderConstraintSearchTest::copyFirst, List.of(x));
          b.assertEqual(pair.getFirst().plus(pair.getLast()), x.times(Fr.of(2)), "sum");
          b.assertEqual(pair.getFirst(), pair.getLast(), "equal");
        };
    UnderConstraintSearch search = search(circuit, 7);
    search.findsNothing(3);
    assertThat(search.mayBe(Map.of(2, Fr.of(7)))).isTrue();
    assertThat(search.mayBe(Map.of(2, Fr.of(6)))).isFalse();
  }

  @Test
  void aBitIsForcedWhenItsOtherValueLeadsNowhere() {
    Circuit<Fr> circuit =
        (b, in) -> {
          Expression x = in.secret(value -> value);
          List<Expression> flags = b.advice(3, UnderConstraintSearchTest::flag, List.of(x));
          flags.forEach(flag -> b.assertBoolean(flag, "flag"));
          b.assertBoolean(b.constant(1).minus(b.sum(flags)), "at most one");
          for (int i = 0; i < 3; i++) {
            b.assertProduct(flags.get(i), x.minus(b.constant(i)), b.constant(0), "not this");
          }
          b.assertZero(b.constant(1).minus(b.sum(flags)), "at least one");
        };
    search(circuit, 2).findsNothing(4);
  }

  private static void flag(long[] in, long[] out) {
    int at = ScalarArrays.load(in, 0).toBigInteger().intValue();
    ScalarArrays.store(Fr.ONE, out, at * ScalarArrays.STRIDE);
  }
}
