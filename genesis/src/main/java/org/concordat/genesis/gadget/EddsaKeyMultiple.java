package org.concordat.genesis.gadget;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.concordat.genesis.babyjubjub.BabyJubJub;
import org.concordat.genesis.babyjubjub.EdwardsPoint;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;

/// h·P for a field element h, read as the number below r, and a point P of the subgroup: 1,590
/// constraints.
///
/// **The ladder.** From 2·P, each of 250 steps doubles and adds P or -P: after j steps the sum is
/// K·P with 2^j < K < 3·2^j, so 1 < K, and before the last step K < 3·2^249 < l - 1. The chord of a
/// step is exceptional only for K = ±1 modulo l: never, whatever the prover does.
///
/// **The digits.** A step adds (u, w), where w² = v²: w is v or -v, no bit is needed. The sum of
/// w·2^i is v times the sum of the signs, so one product gives the number they spell: X' = 2^251 +
/// Σ ±2^i, which is odd. X = X' - even, where even is 0 or 1, is any number from 2^250 to 3·2^250,
/// and P is taken off again at the end where even is 1.
///
/// **The number.** h = X - lifted·l + carry·l with lifted 0 or 1 and carry 0 to 7 must hold among
/// whole numbers, not only modulo r: otherwise h + r would do as well as h. Where lifted is 1, X ≥
/// l is asserted, and X - l < 3·2^250 - l; where it is 0, X < r - 7·l. So the right side is between
/// 0 and r. Both assertions look at the highest 64 signs alone, the number `high`: they allow no
/// wrong X, and refuse a right one where `high` is exactly [#BETWEEN], once in 2^63.
final class EddsaKeyMultiple {
  private static final String RULE = "multiple of the key";
  private static final int STEPS = 250;
  private static final int HIGH = 64;
  private static final int LOW = STEPS - HIGH;

  private static final BigInteger LEAST = BigInteger.TWO.pow(STEPS);
  private static final BigInteger MIDDLE = BigInteger.TWO.pow(STEPS + 1);

  /// The odd number `high` of which neither X ≥ l nor X < r - 7·l can be told: below it the second
  /// holds, above it the first.
  static final BigInteger BETWEEN = between();

  private final CircuitBuilder builder;
  private final EdwardsPair edwards;
  private final MontgomeryPair point;

  /// 250 signs times v, then low, high, even, lifted, and three bits of the carry.
  private final List<Expression> wires;

  private EddsaKeyMultiple(
      CircuitBuilder builder, EdwardsPair edwards, MontgomeryPair point, List<Expression> wires) {
    this.builder = builder;
    this.edwards = edwards;
    this.point = point;
    this.wires = wires;
  }

  /// X is between 2^251 + 2^186·(high - 1) and 2^251 + 2^186·(high + 1).
  private static BigInteger between() {
    BigInteger bound =
        Fr.MODULUS.subtract(BabyJubJub.ORDER.multiply(BigInteger.valueOf(7))).subtract(MIDDLE);
    BigInteger cell = bound.shiftRight(LOW);
    return cell.setBit(0);
  }

  /// @param point of the subgroup, or the identity, which is refused
  static EdwardsPair of(CircuitBuilder b, EdwardsPair point, Expression h, String identityRule) {
    MontgomeryPair montgomery = MontgomeryPair.of(b, point, identityRule);
    List<Expression> wires =
        b.advice(STEPS + 7, EddsaKeyMultiple::recode, List.of(h, montgomery.v()));
    EddsaKeyMultiple multiple = new EddsaKeyMultiple(b, point, montgomery, wires);
    multiple.constrainDigits();
    multiple.constrainNumber(h);
    return multiple.product();
  }

  private static void recode(long[] in, long[] out) {
    BigInteger h = ScalarArrays.load(in, 0).toBigInteger();
    BigInteger[] parts = h.divideAndRemainder(BabyJubJub.ORDER);
    boolean lifted = parts[1].compareTo(LEAST) < 0;
    BigInteger x = lifted ? parts[1].add(BabyJubJub.ORDER) : parts[1];
    BigInteger signs = x.setBit(0).subtract(LEAST).shiftRight(1);
    for (int i = 0; i < STEPS; i++) {
      int at = i * STRIDE;
      if (signs.testBit(i)) {
        System.arraycopy(in, STRIDE, out, at, STRIDE);
      } else {
        ScalarArrays.subtract(out, at, out, at, in, STRIDE);
      }
    }
    BigInteger lowSigns = signs.mod(BigInteger.ONE.shiftLeft(LOW));
    List<Fr> rest =
        List.of(
            sum(lowSigns, LOW),
            sum(signs.shiftRight(LOW), HIGH),
            x.testBit(0) ? Fr.ZERO : Fr.ONE,
            lifted ? Fr.ONE : Fr.ZERO,
            Fr.of(parts[0].testBit(0) ? 1 : 0),
            Fr.of(parts[0].testBit(1) ? 1 : 0),
            Fr.of(parts[0].testBit(2) ? 1 : 0));
    System.arraycopy(ScalarArrays.pack(rest), 0, out, STEPS * STRIDE, rest.size() * STRIDE);
  }

  /// The sum of ±2^i where a bit says the sign.
  private static Fr sum(BigInteger signs, int count) {
    return Fr.reduce(signs.shiftLeft(1).subtract(BigInteger.TWO.pow(count)).add(BigInteger.ONE));
  }

  private Expression digit(int i) {
    return wires.get(i);
  }

  private Expression low() {
    return wires.get(STEPS);
  }

  private Expression high() {
    return wires.get(STEPS + 1);
  }

  private Expression even() {
    return wires.get(STEPS + 2);
  }

  private Expression lifted() {
    return wires.get(STEPS + 3);
  }

  private List<Expression> carry() {
    return wires.subList(STEPS + 4, STEPS + 7);
  }

  private void constrainDigits() {
    Expression square = builder.multiply(point.v(), point.v());
    for (int i = 0; i < STEPS; i++) {
      builder.assertProduct(digit(i), digit(i), square, RULE);
    }
    builder.assertProduct(low(), point.v(), weighed(0, LOW), RULE);
    builder.assertProduct(high(), point.v(), weighed(LOW, STEPS), RULE);
    wires.subList(STEPS + 2, STEPS + 7).forEach(bit -> builder.assertBoolean(bit, RULE));
  }

  private Expression weighed(int from, int to) {
    return builder.combine(wires.subList(from, to), powers(to - from), 0);
  }

  private static long[] powers(int count) {
    List<Fr> powers = new ArrayList<>(count);
    IntStream.range(0, count).forEach(i -> powers.add(power(i)));
    return ScalarArrays.pack(powers);
  }

  private static Fr power(int exponent) {
    return Fr.reduce(BigInteger.TWO.pow(exponent));
  }

  private void constrainNumber(Expression h) {
    Fr order = Fr.reduce(BabyJubJub.ORDER);
    Expression x =
        builder
            .constant(Fr.reduce(MIDDLE))
            .plus(high().times(power(LOW)))
            .plus(low())
            .minus(even());
    Expression orders = builder.combine(carry(), powers(3), 0).minus(lifted());
    builder.assertEqual(x.plus(orders.times(order)), h, RULE);

    Expression half = high().minus(builder.constant(Fr.reduce(BETWEEN))).times(power(1).inverse());
    Expression direction = lifted().plus(lifted()).minus(builder.constant(1));
    Expression beyond = builder.multiply(direction, half);
    Numbers.assertAbove(builder, beyond, builder.constant(0), HIGH, RULE);
  }

  private EdwardsPair product() {
    MontgomeryPair sum = point.twice(builder);
    for (int i = STEPS - 1; i >= 0; i--) {
      sum = sum.twicePlus(builder, new MontgomeryPair(point.u(), digit(i)));
    }
    EdwardsPair identity = EdwardsPair.constant(builder, EdwardsPoint.IDENTITY);
    EdwardsPair excess = edwards.or(builder, identity, even());
    return EdwardsGadget.add(builder, sum.edwards(builder), excess.negate());
  }
}
