package org.concordat.genesis.gadget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.concordat.genesis.babyjubjub.BabyJubJub;
import org.concordat.genesis.babyjubjub.EdwardsPoint;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;
import org.concordat.genesis.circuit.WitnessResult;
import org.junit.jupiter.api.Test;

/// Both forms of the curve against the plain points; the last two inputs are the expected result.
class EdwardsGadgetTest {
  private static final String WRONG = "another point";
  private static final String IDENTITY = "the identity";

  private static EdwardsPair pair(List<Expression> in, int index) {
    return new EdwardsPair(in.get(2 * index), in.get(2 * index + 1));
  }

  private static void assertIs(CircuitBuilder b, EdwardsPair found, EdwardsPair expected) {
    b.assertEqual(found.x(), expected.x(), WRONG);
    b.assertEqual(found.y(), expected.y(), WRONG);
  }

  private static final GadgetCircuit ADD =
      new GadgetCircuit(
          6, (b, in) -> assertIs(b, EdwardsGadget.add(b, pair(in, 0), pair(in, 1)), pair(in, 2)));

  private static final GadgetCircuit TWICE =
      new GadgetCircuit(
          4,
          (b, in) -> assertIs(b, EdwardsGadget.checkedTwice(b, pair(in, 0), "curve"), pair(in, 1)));

  private static final GadgetCircuit MONTGOMERY_ADD =
      new GadgetCircuit(
          6,
          (b, in) -> {
            MontgomeryPair p = MontgomeryPair.of(b, pair(in, 0), IDENTITY);
            MontgomeryPair q = MontgomeryPair.of(b, pair(in, 1), IDENTITY);
            assertIs(b, p.add(b, q).edwards(b), pair(in, 2));
          });

  private static final GadgetCircuit MONTGOMERY_TWICE =
      new GadgetCircuit(
          4,
          (b, in) -> {
            MontgomeryPair p = MontgomeryPair.of(b, pair(in, 0), IDENTITY);
            assertIs(b, p.twice(b).edwards(b), pair(in, 1));
          });

  private static final GadgetCircuit TWICE_PLUS =
      new GadgetCircuit(
          6,
          (b, in) -> {
            MontgomeryPair p = MontgomeryPair.of(b, pair(in, 0), IDENTITY);
            MontgomeryPair q = MontgomeryPair.of(b, pair(in, 1), IDENTITY);
            assertIs(b, p.twicePlus(b, q).edwards(b), pair(in, 2));
          });

  private static boolean accepts(GadgetCircuit circuit, EdwardsPoint... points) {
    return circuit.run(coordinates(points)) instanceof WitnessResult.Satisfied;
  }

  private static List<Fr> coordinates(EdwardsPoint... points) {
    return Arrays.stream(points).flatMap(p -> Stream.of(p.x(), p.y())).toList();
  }

  private static EdwardsPoint point(Random random) {
    return BabyJubJub.BASE8.multiply(new BigInteger(250, random).setBit(0));
  }

  private static EdwardsPoint twice(EdwardsPoint p) {
    return p.add(p);
  }

  @Test
  void pointsAddAsOutsideTheCircuit() {
    Random random = new Random(28);
    for (int i = 0; i < 20; i++) {
      EdwardsPoint p = point(random);
      EdwardsPoint q = point(random);
      assertThat(accepts(ADD, p, q, p.add(q))).isTrue();
      assertThat(accepts(ADD, p, q, p)).isFalse();
      assertThat(accepts(TWICE, p, twice(p))).isTrue();
      assertThat(accepts(MONTGOMERY_ADD, p, q, p.add(q))).isTrue();
      assertThat(accepts(MONTGOMERY_TWICE, p, twice(p))).isTrue();
      assertThat(accepts(TWICE_PLUS, p, q, twice(p).add(q))).isTrue();
      assertThat(accepts(TWICE_PLUS, p, q, twice(q).add(p))).isFalse();
    }
  }

  @Test
  void theEdwardsLawHasNoExceptions() {
    EdwardsPoint p = point(new Random(1));
    EdwardsPoint identity = EdwardsPoint.IDENTITY;
    EdwardsPoint orderTwo = EdwardsPoint.of(Fr.ZERO, Fr.ONE.negate()).orElseThrow();
    assertThat(accepts(ADD, p, p, twice(p))).isTrue();
    assertThat(accepts(ADD, p, p.negate(), identity)).isTrue();
    assertThat(accepts(ADD, p, identity, p)).isTrue();
    assertThat(accepts(TWICE, identity, identity)).isTrue();
    assertThat(accepts(TWICE, orderTwo, identity)).isTrue();
  }

  @Test
  void whatTheMontgomeryFormCannotSayIsRefused() {
    EdwardsPoint p = point(new Random(2));
    EdwardsPoint identity = EdwardsPoint.IDENTITY;
    assertThat(accepts(MONTGOMERY_TWICE, identity, identity)).isFalse();
    assertThat(accepts(MONTGOMERY_ADD, p, p.negate(), identity)).isFalse();
    assertThat(accepts(TWICE_PLUS, p, p.negate(), p)).isFalse();
    assertThat(accepts(TWICE_PLUS, p, twice(p).negate(), identity)).isFalse();
  }

  @Test
  void aPairOffTheCurveIsRefusedByName() {
    EdwardsPoint p = BabyJubJub.BASE8;
    List<Fr> off = List.of(p.x().add(Fr.ONE), p.y(), p.x(), p.y());
    assertThat(TWICE.run(off)).isEqualTo(new WitnessResult.Violated("curve"));
  }

  @Test
  void eachCostsWhatItSays() {
    int comparison = 2;
    int conversion = 2;
    assertThat(ADD.constraints()).isEqualTo(6 + comparison);
    assertThat(TWICE.constraints()).isEqualTo(6 + comparison);
    assertThat(MONTGOMERY_ADD.constraints()).isEqualTo(3 + 3 * conversion + comparison);
    assertThat(MONTGOMERY_TWICE.constraints()).isEqualTo(4 + 2 * conversion + comparison);
    assertThat(TWICE_PLUS.constraints()).isEqualTo(5 + 3 * conversion + comparison);
  }

  @Test
  void noWireOfAnAdditionIsFree() {
    Random random = new Random(3);
    EdwardsPoint p = point(random);
    EdwardsPoint q = point(random);
    ADD.search(coordinates(p, q, p.add(q))).findsNothing(3);
    TWICE.search(coordinates(p, twice(p))).findsNothing(3);
    MONTGOMERY_ADD.search(coordinates(p, q, p.add(q))).findsNothing(3);
    MONTGOMERY_TWICE.search(coordinates(p, twice(p))).findsNothing(3);
    TWICE_PLUS.search(coordinates(p, q, twice(p).add(q))).findsNothing(3);
  }
}
