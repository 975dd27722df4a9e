package org.concordat.genesis.gadget;

import java.math.BigInteger;
import java.util.List;
import org.concordat.genesis.babyjubjub.BabyJubJub;
import org.concordat.genesis.babyjubjub.EddsaSignature;
import org.concordat.genesis.babyjubjub.EdwardsPoint;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.CircuitBuilder;
import org.concordat.genesis.circuit.Expression;

/// The check of an EdDSA-Poseidon signature, S·Base8 = R + h·8·A: 2,523 constraints. Its plain twin
/// is [org.concordat.genesis.babyjubjub.EddsaPublicKey#verifies].
///
/// | part | constraints |
/// |---|---|
/// | h, a Poseidon hash of five | 321 |
/// | A is on the curve, 8·A, and the stand-in for a disabled slot | 18 |
/// | h·(8·A) | 1,590 |
/// | S·Base8 | 586 |
/// | the difference is R | 8 |
///
/// Sound for any prover and any A: a pair off the curve and a point of small order are refused; a
/// point outside the subgroup is not, but 8·A, all that counts, is in it. R need not be checked,
/// for it equals a computed point. Complete but for signatures that nobody meets, one in 2^62 or
/// fewer. One signature may have more than one witness: S has two ways to be written, some h have
/// two.
public final class EddsaGadget {
  /// What a disabled slot may hold.
  public static final EddsaSignature NONE =
      new EddsaSignature(EdwardsPoint.IDENTITY, BigInteger.ONE);

  private static final String ON_CURVE = "key is no point of the curve";
  private static final String FULL_ORDER = "key has a small order";
  private static final String SIGNATURE = "does not verify";

  private EddsaGadget() {}

  /// @param enabled 0 or 1, as the caller has made sure; where it is 0 any key, message and R pass
  public static void verify(
      CircuitBuilder b,
      Expression enabled,
      EdwardsPair key,
      Expression message,
      EddsaWires signature) {
    EdwardsPair r = signature.r();
    Expression h = PoseidonGadget.hash(b, List.of(r.x(), r.y(), key.x(), key.y(), message));
    EdwardsPair standIn = EdwardsPair.constant(b, BabyJubJub.BASE8);
    EdwardsPair twice = EdwardsGadget.checkedTwice(b, key.or(b, standIn, enabled), ON_CURVE);
    EdwardsPair eight = EdwardsGadget.twice(b, EdwardsGadget.twice(b, twice));
    EdwardsPair challenge = EddsaKeyMultiple.of(b, eight, h, FULL_ORDER);
    EdwardsPair base = EddsaBase.multiple(b, signature.s()).edwards(b);
    EdwardsPair expected = EdwardsGadget.add(b, base, challenge.negate());
    Expression zero = b.constant(Fr.ZERO);
    b.assertProduct(enabled, expected.x().minus(r.x()), zero, SIGNATURE);
    b.assertProduct(enabled, expected.y().minus(r.y()), zero, SIGNATURE);
  }
}
