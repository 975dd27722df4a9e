package org.concordat.genesis.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.concordat.genesis.bn254.Fr;

/// Where a circuit takes its inputs from. While it is compiled there are no values, and the
/// functions given here are not called.
public final class Inputs<T> {
  private final CircuitBuilder builder;
  private final Optional<T> assignment;

  Inputs(CircuitBuilder builder, Optional<T> assignment) {
    this.builder = builder;
    this.assignment = assignment;
  }

  /// The next public input; all of them come first.
  public Expression publicInput(Function<? super T, Fr> value) {
    return builder.publicInput(bound(value));
  }

  /// The next secret input; all of them come before anything else makes a wire.
  public Expression secret(Function<? super T, Fr> value) {
    return builder.secret(bound(value));
  }

  /// The next secret inputs.
  ///
  /// @param values yields exactly `count` elements
  public List<Expression> secrets(int count, Function<? super T, List<Fr>> values) {
    Optional<List<Fr>> known = assignment.map(values);
    known.ifPresent(list -> checkSize(list, count));
    List<Expression> secrets = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = i;
      secrets.add(builder.secret(() -> known.orElseThrow().get(at)));
    }
    return List.copyOf(secrets);
  }

  /// The same inputs, read from a part of the assignment.
  public <P> Inputs<P> of(Function<? super T, P> part) {
    return new Inputs<>(builder, assignment.map(part));
  }

  private Supplier<Fr> bound(Function<? super T, Fr> value) {
    return () -> value.apply(assignment.orElseThrow());
  }

  private static void checkSize(List<Fr> values, int count) {
    if (values.size() != count) {
      throw new IllegalArgumentException("expected " + count + " inputs, not " + values.size());
    }
  }
}
