package org.concordat.genesis.gadget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.babyjubjub.BabyJubJub;
import org.concordat.genesis.babyjubjub.EddsaKey;
import org.concordat.genesis.babyjubjub.EddsaPublicKey;
import org.concordat.genesis.babyjubjub.EddsaSignature;
import org.concordat.genesis.babyjubjub.EdwardsPoint;
import org.concordat.genesis.bn254.Fr;
import org.concordat.genesis.circuit.Circuit;
import org.concordat.genesis.circuit.CompiledCircuit;
import org.concordat.genesis.circuit.UnderConstraintSearch;
import org.concordat.genesis.circuit.WitnessResult;
import org.concordat.genesis.poseidon.Poseidon;
import org.junit.jupiter.api.Test;

class EddsaGadgetTest {
  private record Slot(Fr enabled, Fr x, Fr y, Fr message, EddsaSignature signature) {
    static Slot of(EdwardsPoint key, Fr message, EddsaSignature signature) {
      return new Slot(Fr.ONE, key.x(), key.y(), message, signature);
    }

    Slot disabled() {
      return new Slot(Fr.ZERO, x, y, message, signature);
    }
  }

  private static final Circuit<Slot> CIRCUIT =
      (b, in) ->
          EddsaGadget.verify(
              b,
              in.secret(Slot::enabled),
              new EdwardsPair(in.secret(Slot::x), in.secret(Slot::y)),
              in.secret(Slot::message),
              EddsaWires.of(in.of(Slot::signature)));

  private static final CompiledCircuit<Slot> COMPILED = CompiledCircuit.of(CIRCUIT);
  private static final EddsaKey KEY = EddsaKey.of(Bytes32.fromHexStringLenient("0x28"));
  private static final EdwardsPoint A = KEY.publicKey().point();
  private static final Fr MESSAGE = Fr.of(5);
  private static final EddsaSignature SIGNATURE = KEY.sign(MESSAGE);
  private static final EdwardsPoint ORDER_TWO =
      EdwardsPoint.of(Fr.ZERO, Fr.ONE.negate()).orElseThrow();

  private static boolean accepts(Slot slot) {
    return COMPILED.witness(slot) instanceof WitnessResult.Satisfied;
  }

  private static String violation(Slot slot) {
    return COMPILED.witness(slot) instanceof WitnessResult.Violated(String rule) ? rule : "";
  }

  @Test
  void costsTwoThousandFiveHundredAndTwentyThreeConstraints() {
    assertThat(COMPILED.system().constraints()).isEqualTo(2_523);
  }

  @Test
  void takesWhatThePlainTwinTakes() {
    Random random = new Random(28);
    for (int i = 0; i < 12; i++) {
      EddsaKey key = EddsaKey.of(Bytes32.random(random));
      Fr message = Fr.reduce(new BigInteger(256, random));
      EddsaSignature signature = key.sign(message);
      assertThat(key.publicKey().verifies(message, signature)).isTrue();
      assertThat(accepts(Slot.of(key.publicKey().point(), message, signature))).isTrue();
    }
  }

  @Test
  void refusesAnotherMessageAnotherKeyAndChangedNumbersByName() {
    EdwardsPoint other = EddsaKey.of(Bytes32.ZERO).publicKey().point();
    BigInteger nextS = SIGNATURE.s().add(BigInteger.ONE);
    EdwardsPoint nextR = SIGNATURE.r().add(BabyJubJub.BASE8);
    String rule = "does not verify";
    assertThat(violation(Slot.of(A, Fr.of(6), SIGNATURE))).isEqualTo(rule);
    assertThat(violation(Slot.of(other, MESSAGE, SIGNATURE))).isEqualTo(rule);
    assertThat(violation(Slot.of(A, MESSAGE, new EddsaSignature(SIGNATURE.r(), nextS))))
        .isEqualTo(rule);
    assertThat(violation(Slot.of(A, MESSAGE, new EddsaSignature(nextR, SIGNATURE.s()))))
        .isEqualTo(rule);
    assertThat(
            violation(
                Slot.of(
                    A, MESSAGE, new EddsaSignature(SIGNATURE.r().add(ORDER_TWO), SIGNATURE.s()))))
        .isEqualTo(rule);
  }

  /// 8·A is the identity, so S·Base8 = R is all the equation asks: anybody could sign.
  @Test
  void refusesAKeyOfSmallOrder() {
    EdwardsPoint r = BabyJubJub.BASE8.multiply(BigInteger.valueOf(77));
    EddsaSignature forged = new EddsaSignature(r, BigInteger.valueOf(77));
    String rule = "key has a small order";
    assertThat(violation(Slot.of(EdwardsPoint.IDENTITY, MESSAGE, forged))).isEqualTo(rule);
    assertThat(violation(Slot.of(ORDER_TWO, MESSAGE, forged))).isEqualTo(rule);
  }

  @Test
  void refusesAKeyOffTheCurve() {
    Slot off = new Slot(Fr.ONE, A.x().add(Fr.ONE), A.y(), MESSAGE, SIGNATURE);
    assertThat(violation(off)).isEqualTo("key is no point of the curve");
  }

  /// As circomlib's verifier does; that no such key is accredited is the list's concern.
  @Test
  void looksAtEightTimesTheKeyAlone() {
    BigInteger secret = BigInteger.valueOf(1234);
    EdwardsPoint key = BabyJubJub.BASE8.multiply(secret).add(ORDER_TWO);
    BigInteger nonce = BigInteger.valueOf(99);
    EdwardsPoint r = BabyJubJub.BASE8.multiply(nonce);
    BigInteger h = Poseidon.hash(r.x(), r.y(), key.x(), key.y(), MESSAGE).toBigInteger();
    BigInteger s =
        nonce.add(h.multiply(BabyJubJub.COFACTOR).multiply(secret)).mod(BabyJubJub.ORDER);
    assertThat(EddsaPublicKey.of(key)).isEmpty();
    assertThat(accepts(Slot.of(key, MESSAGE, new EddsaSignature(r, s)))).isTrue();
  }

  @Test
  void aDisabledSlotTakesAnything() {
    Slot empty = new Slot(Fr.ZERO, Fr.ZERO, Fr.ZERO, Fr.ZERO, EddsaGadget.NONE);
    assertThat(accepts(empty)).isTrue();
    assertThat(accepts(Slot.of(A, Fr.of(6), SIGNATURE).disabled())).isTrue();
    assertThat(accepts(Slot.of(ORDER_TWO, MESSAGE, SIGNATURE).disabled())).isTrue();
    assertThat(accepts(Slot.of(A, MESSAGE, EddsaGadget.NONE).disabled())).isTrue();
  }

  @Test
  void noWireOfAValidWitnessCanChangeAlone() {
    UnderConstraintSearch search =
        UnderConstraintSearch.of(COMPILED, Slot.of(A, MESSAGE, SIGNATURE));
    assertThat(search.wiresThatCanChangeAlone(7, 1)).isEmpty();
    assertThat(search.randomChangesAccepted(7, 500)).isZero();
  }
}
