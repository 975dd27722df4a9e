package org.concordat.genesis.gadget;

import java.util.List;
import org.concordat.genesis.babyjubjub.EddsaSignature;
import org.concordat.genesis.circuit.Expression;
import org.concordat.genesis.circuit.Inputs;

/// A signature as a circuit takes it: R, and the digits of S.
public final class EddsaWires {
  private final EdwardsPair r;
  private final List<Expression> s;

  private EddsaWires(EdwardsPair r, List<Expression> s) {
    this.r = r;
    this.s = s;
  }

  /// Secret inputs, which [EddsaGadget] constrains.
  public static EddsaWires of(Inputs<EddsaSignature> inputs) {
    EdwardsPair r =
        new EdwardsPair(
            inputs.secret(signature -> signature.r().x()),
            inputs.secret(signature -> signature.r().y()));
    return new EddsaWires(
        r, inputs.secrets(EddsaBase.WIRES, signature -> EddsaBase.digits(signature.s())));
  }

  EdwardsPair r() {
    return r;
  }

  List<Expression> s() {
    return s;
  }
}
