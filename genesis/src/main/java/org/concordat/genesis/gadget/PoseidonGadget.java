package org.concordat.genesis.gadget;

import static org.concordat.genesis.bn254.ScalarArrays.STRIDE;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.bn254.ScalarArrays;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;
import org.concordat.genesis.poseidon.Poseidon;

/// Poseidon in a circuit; its plain twin is {@link Poseidon}.
///
/// Three constraints for each S-box, but none for the one whose input is a constant: element 0 in
/// round 0. Width and rounds fix the number: 240 for two inputs, 261 for three, 297 for four.
public final class PoseidonGadget {
  private static final String RULE = "Poseidon";

  /// By the number of inputs. Two threads that ask first may both prepare one; they are equal.
  private static final AtomicReferenceArray<SboxLayout> LAYOUTS =
      new AtomicReferenceArray<>(Poseidon.INPUTS_MAX + 1);

  private final CircuitBuilder builder;
  private final SboxLayout layout;
  private final List<Expression> wires;

  private PoseidonGadget(CircuitBuilder builder, SboxLayout layout, List<Expression> wires) {
    this.builder = builder;
    this.layout = layout;
    this.wires = wires;
  }

  /// @throws IllegalArgumentException unless there are {@link Poseidon#INPUTS_MIN} to {@link
  ///   Poseidon#INPUTS_MAX} inputs
  public static Expression hash(CircuitBuilder b, List<Expression> inputs) {
    SboxLayout layout = layout(inputs.size());
    return new PoseidonGadget(b, layout, wires(b, layout, inputs)).digest(inputs);
  }

  private static SboxLayout layout(int inputs) {
    SboxLayout known = inputs > 0 && inputs <= Poseidon.INPUTS_MAX ? LAYOUTS.get(inputs) : null;
    if (known != null) {
      return known;
    }
    SboxLayout made = SboxLayout.forInputs(inputs);
    LAYOUTS.set(inputs, made);
    return made;
  }

  /// All of the layout's wires; that of the last S-box in round 1 is none of its own, see {@link
  /// #implied}.
  private static List<Expression> wires(
      CircuitBuilder b, SboxLayout layout, List<Expression> inputs) {
    int implied = layout.width() - 1;
    List<Expression> wires =
        new ArrayList<>(b.advice(layout.wires() - 1, (in, out) -> give(layout, in, out), inputs));
    wires.add(implied, implied(b, layout, wires.subList(0, implied)));
    return wires;
  }

  private static void give(SboxLayout layout, long[] in, long[] out) {
    long[] all = ScalarArrays.zeros(layout.wires());
    layout.trace(in, all);
    int implied = (layout.width() - 1) * STRIDE;
    System.arraycopy(all, 0, out, 0, implied);
    System.arraycopy(all, implied + STRIDE, out, implied, out.length - implied);
  }

  /// Element 0 of round 0 is a constant, and so is its fifth power, which round 1's inputs yield
  /// together: it leaves one of them no choice.
  private static Expression implied(CircuitBuilder b, SboxLayout layout, List<Expression> others) {
    long[] form = layout.output(0, 0).weights();
    Expression rest = combine(b, form, others);
    Fr weight = ScalarArrays.load(form, form.length - STRIDE);
    Expression power = b.constant(fifthPower(layout.constant(0, 0)));
    return power.minus(rest).times(weight.inverse());
  }

  /// The constant at the front of `form` and the terms after it, as many as there are.
  private static Expression combine(CircuitBuilder b, long[] form, List<Expression> terms) {
    Expression constant = b.constant(ScalarArrays.load(form, 0));
    return b.combine(terms, form, 1).plus(constant);
  }

  private static Fr fifthPower(Fr base) {
    Fr square = base.multiply(base);
    return square.multiply(square).multiply(base);
  }

  private Expression digest(List<Expression> inputs) {
    for (int i = 0; i < inputs.size(); i++) {
      Expression constant = builder.constant(layout.constant(0, i + 1));
      constrain(inputs.get(i).plus(constant), 0, i + 1);
    }
    int at = 0;
    for (int round = 1; round < layout.rounds(); round++) {
      for (int sbox = 0; sbox < layout.sboxes(round); sbox++) {
        constrain(wires.get(at), round, sbox);
        at++;
      }
    }
    return builder.combine(wires.subList(at, wires.size()), layout.matrix(), 0);
  }

  private void constrain(Expression input, int round, int sbox) {
    SboxLayout.Form form = layout.output(round, sbox);
    int terms = form.weights().length / STRIDE - 1;
    List<Expression> after = wires.subList(form.first(), form.first() + terms);
    Expression square = builder.multiply(input, input);
    Expression fourth = builder.multiply(square, square);
    builder.assertProduct(fourth, input, combine(builder, form.weights(), after), RULE);
  }
}
