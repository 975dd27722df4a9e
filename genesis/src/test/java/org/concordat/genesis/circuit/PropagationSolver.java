package org.concordat.genesis.circuit;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;

/// Draws from some given wires what follows of the others: by linear algebra, once a factor of a
/// constraint is known; by the rule that different sums of bits at different places are different
/// numbers; and by trying both values of a bit that is still free. What it finds is forced; what
/// stays free may be a hole.
///
/// A solver is for one solution.
final class PropagationSolver {
  /// @param contradiction no witness has the given wires
  /// @param forced the given wires and those that follow from them
  record Solution(boolean contradiction, Map<Integer, Fr> forced) {}

  private final ConstraintSystem system;
  private final ConstraintIndex factors;
  private final Fr[] values;
  private final BitSet binary = new BitSet();
  private final BitSet linear = new BitSet();
  private final Deque<Integer> rows = new ArrayDeque<>();

  /// Fully reduced: each pivot occurs in its own equation alone.
  private final Map<Integer, LinearEquation> byPivot = new TreeMap<>();

  private boolean contradiction;

  PropagationSolver(ConstraintSystem system) {
    this.system = system;
    int wires = system.counts().wires();
    this.factors = ConstraintIndex.of(wires, List.of(system.a(), system.b()));
    this.values = new Fr[wires];
  }

  /// The state of another, to try something in.
  private PropagationSolver(PropagationSolver other) {
    this.system = other.system;
    this.factors = other.factors;
    this.values = other.values.clone();
    this.binary.or(other.binary);
    this.linear.or(other.linear);
    other.byPivot.forEach((pivot, equation) -> byPivot.put(pivot, new LinearEquation(equation)));
  }

  Solution solve(Map<Integer, Fr> given) {
    values[0] = Fr.ONE;
    given.forEach((wire, value) -> values[wire] = value);
    for (int row = 0; row < system.constraints(); row++) {
      rows.add(row);
    }
    propagate();
    while (!contradiction && probe()) {
      propagate();
    }
    return new Solution(contradiction, forced());
  }

  private void propagate() {
    while (!rows.isEmpty() && !contradiction) {
      int row = rows.poll();
      if (!linear.get(row)) {
        examine(row);
      }
    }
  }

  private Map<Integer, Fr> forced() {
    Map<Integer, Fr> forced = new TreeMap<>();
    for (int wire = 0; wire < values.length; wire++) {
      if (values[wire] != null) {
        forced.put(wire, values[wire]);
      }
    }
    return forced;
  }

  /// Learns the free bits of which one value contradicts the rest.
  ///
  /// @return whether there was one
  private boolean probe() {
    boolean learned = false;
    for (int wire = binary.nextSetBit(0); wire >= 0; wire = binary.nextSetBit(wire + 1)) {
      for (Fr tried : List.of(Fr.ONE, Fr.ZERO)) {
        if (values[wire] == null && contradicts(wire, tried)) {
          learn(wire, Fr.ONE.subtract(tried));
          propagate();
          learned = true;
        }
      }
    }
    return learned;
  }

  private boolean contradicts(int wire, Fr value) {
    PropagationSolver attempt = new PropagationSolver(this);
    attempt.learn(wire, value);
    attempt.propagate();
    return attempt.contradiction;
  }

  private void examine(int row) {
    LinearEquation left = part(system.a(), row);
    LinearEquation right = part(system.b(), row);
    if (left.weights.isEmpty()) {
      becomesLinear(row, system.b(), left.constant);
    } else if (right.weights.isEmpty()) {
      becomesLinear(row, system.a(), right.constant);
    } else if (isBit(left, right, row)) {
      bit(left);
    }
  }

  private LinearEquation part(SparseMatrix matrix, int row) {
    LinearEquation part = new LinearEquation();
    part.addRow(matrix, row, Fr.ONE, values);
    return part;
  }

  private void becomesLinear(int row, SparseMatrix factor, Fr known) {
    linear.set(row);
    LinearEquation equation = new LinearEquation();
    equation.addRow(factor, row, known, values);
    equation.addRow(system.c(), row, Fr.ONE.negate(), values);
    insert(equation);
  }

  /// Whether the constraint says L·(L - 1) = 0.
  private boolean isBit(LinearEquation left, LinearEquation right, int row) {
    boolean apartByOne = left.constant.subtract(right.constant).equals(Fr.ONE);
    return apartByOne
        && left.weights.equals(right.weights)
        && system.c().start(row) == system.c().end(row);
  }

  /// The form is 0 or 1: either it is a bit, or it says that bits add up to a known number.
  private void bit(LinearEquation form) {
    if (form.weights.size() == 1 && form.constant.isZero()) {
      int wire = form.weights.firstKey();
      if (form.weights.get(wire).equals(Fr.ONE) && !binary.get(wire)) {
        binary.set(wire);
        requeue(wire);
        return;
      }
    }
    if (allOrNone(form)) {
      return;
    }
    LinearEquation sum = new LinearEquation();
    form.weights.forEach(sum::add);
    sum.constant = form.constant;
    sum.weights.put(Integer.MAX_VALUE, Fr.ONE.negate());
    bitsOfKnownNumber(sum);
  }

  /// Whether the form is known to be 0 or 1 only if all of its bits are 0, or all of them are 1; if
  /// so they are.
  private boolean allOrNone(LinearEquation form) {
    Fr weight = form.weights.firstEntry().getValue();
    boolean bits = form.weights.keySet().stream().allMatch(binary::get);
    if (!bits || form.weights.values().stream().anyMatch(other -> !other.equals(weight))) {
      return false;
    }
    BitSet possible = new BitSet();
    Fr sum = form.constant;
    for (int ones = 0; ones <= form.weights.size(); ones++) {
      possible.set(ones, sum.isZero() || sum.equals(Fr.ONE));
      sum = sum.add(weight);
    }
    contradiction |= possible.isEmpty();
    boolean none = possible.length() == 1;
    boolean all = possible.nextSetBit(0) == form.weights.size();
    if (none || all) {
      form.weights.keySet().forEach(wire -> learn(wire, all ? Fr.ONE : Fr.ZERO));
    }
    return none || all || possible.isEmpty();
  }

  /// Whether all unknowns of the equation are bits at different places of one number; if so they
  /// are forced. The unknown `Integer.MAX_VALUE` is a bit without a wire.
  private boolean bitsOfKnownNumber(LinearEquation equation) {
    int size = equation.weights.size();
    Fr scale = lowestPlace(equation);
    Map<Integer, Integer> wireByPlace = new TreeMap<>();
    BigInteger offset = BigInteger.ZERO;
    for (Map.Entry<Integer, Fr> term : equation.weights.entrySet()) {
      BigInteger weight = centred(term.getValue().multiply(scale));
      boolean power = weight.abs().bitCount() == 1 && weight.bitLength() <= size + 1;
      boolean bit = term.getKey() == Integer.MAX_VALUE || binary.get(term.getKey());
      if (!power
          || !bit
          || wireByPlace.put(weight.abs().getLowestSetBit(), term.getKey()) != null) {
        return false;
      }
      offset = weight.signum() < 0 ? offset.add(weight) : offset;
    }
    fillIn(equation, scale, wireByPlace, offset);
    return true;
  }

  /// What makes the weights whole numbers: the inverse of the smallest place, found by trying each.
  private static Fr lowestPlace(LinearEquation equation) {
    for (Fr weight : equation.weights.values()) {
      Fr inverse = weight.inverse();
      boolean whole =
          equation.weights.values().stream()
              .allMatch(
                  w -> centred(w.multiply(inverse)).bitLength() <= equation.weights.size() + 1);
      if (whole) {
        return inverse;
      }
    }
    return Fr.ONE;
  }

  /// With bits set so that the sum is least, the rest is a number whose binary digits say which of
  /// them are to be turned.
  private void fillIn(
      LinearEquation equation, Fr scale, Map<Integer, Integer> wireByPlace, BigInteger least) {
    BigInteger sum = equation.constant.multiply(scale).negate().toBigInteger();
    BigInteger rest = sum.subtract(least).mod(Fr.MODULUS);
    for (Map.Entry<Integer, Integer> place : wireByPlace.entrySet()) {
      int wire = place.getValue();
      boolean digit = rest.testBit(place.getKey());
      rest = rest.clearBit(place.getKey());
      boolean negative = centred(equation.weights.get(wire).multiply(scale)).signum() < 0;
      if (wire != Integer.MAX_VALUE) {
        learn(wire, digit != negative ? Fr.ONE : Fr.ZERO);
      }
    }
    contradiction |= rest.signum() != 0;
  }

  private static BigInteger centred(Fr value) {
    BigInteger number = value.toBigInteger();
    return number.shiftLeft(1).compareTo(Fr.MODULUS) > 0 ? number.subtract(Fr.MODULUS) : number;
  }

  private void insert(LinearEquation equation) {
    for (int wire : List.copyOf(equation.weights.keySet())) {
      LinearEquation owner = byPivot.get(wire);
      if (owner != null) {
        equation.eliminate(wire, owner);
      }
    }
    if (equation.weights.isEmpty()) {
      contradiction |= !equation.constant.isZero();
      return;
    }
    if (equation.weights.size() > 1 && bitsOfKnownNumber(equation)) {
      return;
    }
    int pivot = equation.weights.firstKey();
    equation.scale(equation.weights.get(pivot).inverse());
    for (LinearEquation other : byPivot.values()) {
      other.eliminate(pivot, equation);
    }
    byPivot.put(pivot, equation);
    learnFromShortEquations();
  }

  private void learnFromShortEquations() {
    List<Integer> solved = new ArrayList<>();
    byPivot.forEach((pivot, equation) -> {
      if (equation.weights.size() == 1) {
        solved.add(pivot);
      }
    });
    for (int wire : solved) {
      LinearEquation equation = byPivot.remove(wire);
      if (equation != null) {
        learn(wire, equation.constant.negate());
      }
    }
  }

  private void learn(int wire, Fr value) {
    if (values[wire] != null) {
      contradiction |= !values[wire].equals(value);
      return;
    }
    values[wire] = value;
    requeue(wire);
    LinearEquation own = byPivot.remove(wire);
    for (LinearEquation equation : byPivot.values()) {
      equation.substitute(wire, value);
    }
    if (own != null) {
      own.substitute(wire, value);
      insert(own);
    }
    learnFromShortEquations();
  }

  private void requeue(int wire) {
    for (int row : factors.rows(wire)) {
      if (!linear.get(row)) {
        rows.add(row);
      }
    }
  }

  /// The given wires of a valid witness: all inputs.
  static Map<Integer, Fr> inputs(ConstraintSystem system, long[] witness) {
    Map<Integer, Fr> given = new TreeMap<>();
    WireCounts counts = system.counts();
    for (int wire = 1; wire <= counts.publics() + counts.secrets(); wire++) {
      given.put(wire, ScalarArrays.load(witness, wire * ScalarArrays.STRIDE));
    }
    return given;
  }
}
