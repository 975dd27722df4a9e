package org.concordat.anchor.verifier;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.genesis.groth16.VerifyingKey;

/// A verifying key as a row of words: alpha, beta, gamma, delta, IC0, IC1 …, one word a coordinate.
public final class KeyWords {
  private KeyWords() {}

  /// What the contract calls `VERIFYING_KEY_HASH`, and `PolicyRegistry` names a circuit by:
  /// keccak256 of all words.
  public static Bytes32 hash(VerifyingKey key) {
    return Keccak256.of(bytes(key));
  }

  static Bytes bytes(VerifyingKey key) {
    Bytes inputs = Bytes.wrap(key.inputs());
    return Bytes.concatenate(key.alpha(), key.beta(), key.gamma(), key.delta(), inputs);
  }

  static List<Bytes32> of(VerifyingKey key) {
    Bytes bytes = bytes(key);
    List<Bytes32> words = new ArrayList<>();
    for (int i = 0; i < bytes.size(); i += Bytes32.SIZE) {
      words.add(Bytes32.wrap(bytes.slice(i, Bytes32.SIZE)));
    }
    return words;
  }

  static BigInteger word(Bytes point, int place) {
    return point.slice(place * Bytes32.SIZE, Bytes32.SIZE).toUnsignedBigInteger();
  }

  /// The neutral element has no place in a key: what is multiplied by it is not checked.
  static boolean hasNeutralElement(VerifyingKey key) {
    return Stream.concat(
            Stream.of(key.alpha(), key.beta(), key.gamma(), key.delta()), key.inputs().stream())
        .anyMatch(Bytes::isZero);
  }
}
