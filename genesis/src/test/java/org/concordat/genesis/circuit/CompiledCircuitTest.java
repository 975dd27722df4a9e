package org.concordat.genesis.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.CircuitBuilder.Scope;
import org.junit.jupiter.api.Test;

class CompiledCircuitTest {
  /// Public: quotient. Secret: x ≠ 0 and y = quotient · x, and x + 3 squares to a known number.
  record Division(Fr quotient, Fr x, Fr y) {}

  private static final Circuit<Division> DIVISION =
      (b, in) -> {
        Expression quotient = in.publicInput(Division::quotient);
        Expression x = in.secret(Division::x);
        Expression y = in.secret(Division::y);
        try (Scope _ = b.scope("divisor")) {
          Expression inverse = b.advice(CompiledCircuitTest::invert, x);
          b.assertProduct(x, inverse, b.constant(1), "is zero");
          b.assertEqual(b.multiply(y, inverse), quotient, "quotient is another");
        }
        Expression shifted = x.plus(b.constant(3)).times(Fr.of(2)).minus(x.plus(x));
        b.assertEqual(shifted, b.constant(6), "arithmetic");
      };

  private static void invert(long[] in, long[] out) {
    Fr x = ScalarArrays.load(in, 0);
    ScalarArrays.store(x.isZero() ? Fr.ZERO : x.inverse(), out, 0);
  }

  private final CompiledCircuit<Division> compiled = CompiledCircuit.of(DIVISION);

  private static Division division(long quotient, long x, long y) {
    return new Division(Fr.of(quotient), Fr.of(x), Fr.of(y));
  }

  private Witness satisfied(Division division) {
    return ((WitnessResult.Satisfied) compiled.witness(division)).witness();
  }

  @Test
  void wiresAreTheOneThenPublicInputsThenSecretsInTheOrderTheyWereMade() {
    Witness witness = satisfied(division(5, 7, 35));
    assertThat(compiled.system().counts()).isEqualTo(new WireCounts(6, 0, 1, 2));
    assertThat(List.of(witness.value(0), witness.value(1), witness.value(2), witness.value(3)))
        .isEqualTo(List.of(Fr.ONE, Fr.of(5), Fr.of(7), Fr.of(35)));
    assertThat(witness.value(4)).isEqualTo(Fr.of(7).inverse());
    assertThat(witness.value(5)).isEqualTo(Fr.of(5));
    assertThat(witness.publics()).containsExactly(Fr.of(5));
  }

  @Test
  void linearStepsCostNothingAndEachProductOrAssertionOneConstraint() {
    assertThat(compiled.system().constraints()).isEqualTo(4);
    assertThat(compiled.tally().total()).isEqualTo(4);
    assertThat(compiled.tally().within("divisor")).isEqualTo(3);
    assertThat(compiled.tally().byInnermost()).containsEntry("divisor", 3).containsEntry("", 1);
  }

  @Test
  void theWitnessOfTheProgramSatisfiesTheSystemOfTheProgram() {
    long[] values = satisfied(division(5, 7, 35)).packed();
    assertThat(compiled.system().firstUnsatisfied(values)).isEmpty();
    ScalarArrays.store(Fr.of(6), values, ScalarArrays.STRIDE);
    assertThat(compiled.system().firstUnsatisfied(values)).hasValue(2);
    assertThat(compiled.system().isSatisfied(1, values)).isTrue();
    assertThat(compiled.system().isSatisfied(2, values)).isFalse();
  }

  @Test
  void theFirstRuleThatFailsIsNamedWithItsScopes() {
    assertThat(compiled.witness(division(5, 0, 35)))
        .isEqualTo(new WitnessResult.Violated("divisor: is zero"));
    assertThat(compiled.witness(division(5, 7, 36)))
        .isEqualTo(new WitnessResult.Violated("divisor: quotient is another"));
  }

  @Test
  void compilingTwiceGivesTheSameSystem() {
    ConstraintSystem again = CompiledCircuit.of(DIVISION).system();
    assertThat(again).isEqualTo(compiled.system()).hasSameHashCodeAs(compiled.system());
  }

  @Test
  void nothingThatIsPrintedHoldsAValue() {
    Witness witness = satisfied(division(5, 7, 35));
    assertThat(witness).hasToString("Witness[withheld]");
    assertThat(Value.of(Fr.of(7), false)).hasToString("Value[withheld]");
  }

  @Test
  void aProductWithAConstantIsLinearAndAConstantIsOneByHowItWasMade() {
    Circuit<Fr> circuit =
        (b, in) -> {
          Expression x = in.publicInput(value -> value);
          Expression one = b.constant(2).minus(b.constant(1));
          Expression nought = x.minus(x);
          assertThat(one.isConstant()).isTrue();
          assertThat(nought.isConstant()).isFalse();
          b.multiply(one, b.multiply(x, b.constant(3)));
          b.multiply(nought, x);
        };
    CompiledCircuit<Fr> linear = CompiledCircuit.of(circuit);
    assertThat(linear.system().constraints()).isEqualTo(1);
    assertThat(linear.witness(Fr.of(4))).isInstanceOf(WitnessResult.Satisfied.class);
  }

  @Test
  void combinedTermsOfOneWireAddUpAndVanishAtZero() {
    Circuit<Fr> circuit =
        (b, in) -> {
          Expression x = in.publicInput(value -> value);
          Expression y = in.secret(value -> value);
          Expression sum = b.sum(List.of(y, x, y, b.constant(4), x.times(Fr.ONE.negate())));
          b.assertZero(sum, "sum");
        };
    SparseMatrix row = CompiledCircuit.of(circuit).system().a();
    assertThat(row.terms()).isEqualTo(2);
    assertThat(List.of(row.wire(0), row.wire(1))).isEqualTo(List.of(0, 2));
    assertThat(List.of(row.weight(0), row.weight(1))).isEqualTo(List.of(Fr.of(4), Fr.of(2)));
  }

  @Test
  void moreThanAThousandDistinctWeightsKeepTheirValues() {
    Circuit<Fr> circuit =
        (b, in) -> {
          Expression x = in.publicInput(value -> value);
          for (int i = 1; i <= 3000; i++) {
            b.assertZero(x.times(Fr.of(i % 2000)), "zero");
          }
        };
    SparseMatrix a = CompiledCircuit.of(circuit).system().a();
    assertThat(a.rows()).isEqualTo(3000);
    assertThat(a.weight(a.start(1234))).isEqualTo(Fr.of(1235));
    assertThat(a.weight(a.start(2998))).isEqualTo(Fr.of(999));
    assertThat(a.start(1999)).as("a weight of zero is no term").isEqualTo(a.end(1999));
  }

  @Test
  void programsThatCouldNotBeProvenAreRefusedWhenTheyAreBuilt() {
    Circuit<Fr> late =
        (_, in) -> {
          in.secret(value -> value);
          in.publicInput(value -> value);
        };
    assertThatThrownBy(() -> CompiledCircuit.of(late)).hasMessage("public inputs come first");
    Circuit<Fr> scattered =
        (b, in) -> {
          Expression x = in.secret(value -> value);
          b.multiply(x, x);
          in.secret(value -> value);
        };
    assertThatThrownBy(() -> CompiledCircuit.of(scattered))
        .hasMessage("inputs come before anything is made of them");
  }

  @Test
  void aProgramWhoseStepsDependOnValuesIsCaught() {
    int[] runs = new int[1];
    Circuit<Fr> unsteady =
        (b, in) -> {
          Expression x = in.publicInput(value -> value);
          for (int i = 0; i <= runs[0]; i++) {
            b.multiply(x, x);
          }
          runs[0]++;
        };
    CompiledCircuit<Fr> once = CompiledCircuit.of(unsteady);
    assertThatThrownBy(() -> once.witness(Fr.ONE))
        .hasMessage("the circuit takes other steps than when it was compiled");
  }

  @Test
  void inputsOfTheWrongNumberAreAnError() {
    Circuit<List<Fr>> pair = (_, in) -> in.secrets(2, list -> list);
    CompiledCircuit<List<Fr>> two = CompiledCircuit.of(pair);
    assertThatThrownBy(() -> two.witness(List.of(Fr.ONE))).hasMessage("expected 2 inputs, not 1");
  }
}
