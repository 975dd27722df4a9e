package org.concordat.genesis.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;

/// Looks for a second witness beside a valid one, which a sound system does not have.
///
/// Each search finds planted holes in `UnderConstraintSearchTest`; none of them proves that there
/// are none.
public final class UnderConstraintSearch {
  private static final Fr MINUS_ONE = Fr.ONE.negate();

  private final ConstraintSystem system;
  private final ConstraintIndex index;
  private final long[] witness;

  private UnderConstraintSearch(ConstraintSystem system, long[] witness) {
    this.system = system;
    this.index =
        ConstraintIndex.of(system.counts().wires(), List.of(system.a(), system.b(), system.c()));
    this.witness = witness;
  }

  /// @throws AssertionError when the assignment does not satisfy the circuit in the first place
  public static <T> UnderConstraintSearch of(CompiledCircuit<T> compiled, T assignment) {
    WitnessResult result = compiled.witness(assignment);
    assertThat(result).isInstanceOf(WitnessResult.Satisfied.class);
    long[] witness = ((WitnessResult.Satisfied) result).witness().packed();
    assertThat(compiled.system().firstUnsatisfied(witness)).isEmpty();
    return new UnderConstraintSearch(compiled.system(), witness);
  }

  /// All of the searches, for a gadget: which inputs it takes is its caller's to constrain.
  public void findsNothing(long seed) {
    assertThat(innerWiresThatCanChangeAlone(seed)).as("wires that can change alone").isEmpty();
    assertThat(wiresThatInputsLeaveFree()).as("wires that the inputs leave free").isEmpty();
    assertThat(randomChangesAccepted(seed, 200)).as("random changes that are accepted").isZero();
  }

  /// As {@link #wiresThatCanChangeAlone}, without the inputs.
  public Set<Integer> innerWiresThatCanChangeAlone(long seed) {
    return wiresThatCanChangeAlone(seed, 1).stream()
        .filter(wire -> wire >= firstInnerWire())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private int firstInnerWire() {
    return 1 + system.counts().publics() + system.counts().secrets();
  }

  /// Wires that may have another value while all others keep theirs, by trying some values.
  ///
  /// @param stride 1 to try every wire
  public Set<Integer> wiresThatCanChangeAlone(long seed, int stride) {
    Random random = new Random(seed);
    Set<Integer> found = new TreeSet<>();
    for (int wire = 1 + random.nextInt(stride); wire < system.counts().wires(); wire += stride) {
      for (Fr wrong : wrongValues(value(wire), random)) {
        if (acceptsChange(wire, wrong)) {
          found.add(wire);
        }
      }
    }
    return found;
  }

  private List<Fr> wrongValues(Fr right, Random random) {
    Fr any = Fr.reduce(new BigInteger(256, random));
    Fr small = Fr.of(random.nextInt(1 << 16));
    return List.of(
            Fr.ZERO, Fr.ONE, MINUS_ONE, right.add(Fr.ONE), right.negate(), right.add(small), any)
        .stream()
        .filter(value -> !value.equals(right))
        .toList();
  }

  private boolean acceptsChange(int wire, Fr wrong) {
    int at = wire * ScalarArrays.STRIDE;
    Fr right = value(wire);
    ScalarArrays.store(wrong, witness, at);
    boolean accepted =
        Arrays.stream(index.rows(wire)).allMatch(row -> system.isSatisfied(row, witness));
    ScalarArrays.store(right, witness, at);
    return accepted;
  }

  /// Wires that do not follow from the inputs, as far as {@link PropagationSolver} sees.
  public Set<Integer> wiresThatInputsLeaveFree() {
    Map<Integer, Fr> inputs = PropagationSolver.inputs(system, witness);
    PropagationSolver.Solution solution = new PropagationSolver(system).solve(inputs);
    assertThat(solution.contradiction()).isFalse();
    Set<Integer> free = new TreeSet<>();
    for (int wire = 0; wire < system.counts().wires(); wire++) {
      Fr forced = solution.forced().get(wire);
      if (forced == null) {
        free.add(wire);
      } else {
        assertThat(forced).isEqualTo(value(wire));
      }
    }
    return free;
  }

  /// Whether some witness has the inputs with these wires changed, as far as {@link
  /// PropagationSolver} sees.
  public boolean mayBe(Map<Integer, Fr> changed) {
    Map<Integer, Fr> given = PropagationSolver.inputs(system, witness);
    given.putAll(changed);
    return !new PropagationSolver(system).solve(given).contradiction();
  }

  /// How many of `tries` changes of up to five wires other than inputs are accepted.
  public int randomChangesAccepted(long seed, int tries) {
    Random random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < tries; i++) {
      long[] changed = witness.clone();
      Set<Integer> rows = new TreeSet<>();
      for (int wire : someWires(random)) {
        List<Fr> wrong = wrongValues(value(wire), random);
        Fr value = wrong.get(random.nextInt(wrong.size()));
        ScalarArrays.store(value, changed, wire * ScalarArrays.STRIDE);
        Arrays.stream(index.rows(wire)).forEach(rows::add);
      }
      if (rows.stream().allMatch(row -> system.isSatisfied(row, changed))) {
        accepted++;
      }
    }
    return accepted;
  }

  private Set<Integer> someWires(Random random) {
    return random
        .ints(2 + random.nextInt(4), firstInnerWire(), system.counts().wires())
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public Fr value(int wire) {
    return ScalarArrays.load(witness, wire * ScalarArrays.STRIDE);
  }
}
