package org.concordat.anchor.testing;

import java.math.BigInteger;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.bn254.Bn254;
import org.concordat.genesis.bn254.Fr;

/// Good proofs of anything for `contracts/test/circuit/trapdoor_key.json`, whose secrets are known:
/// the twin of `Trapdoor.sol`.
public final class TrapdoorProofs {
  private static final Fr ALPHA =
      secret("34b2455ffdad57ecb4ab0ae9fb305cd2303e2c353a605e135d95ff99f39ef81");
  private static final Fr BETA =
      secret("2be0c979a0358b688d3b44d05f75d37e7bd59bd418179034345151cd0705b5cd");
  private static final Fr GAMMA =
      secret("2ee57a552b14a3ffd5e503af627cc5cf65be58d42e45391b44b6d64009d2a8e1");
  private static final Fr ONE_OVER_DELTA =
      secret("1f1d436b01fc27210d83ea34007a960686e3b9466c9390ff4fe957d5da8291f7");
  private static final List<Fr> IC =
      List.of(
          secret("25bdf6fda9d872fb4cf9012205e9c1ba31ff7a784eab7d69413392b8e0009b6e"),
          secret("1add2e6cda72242a844949a8577cc388673f976453665fe328764bb02d6fcfba"),
          secret("1b3d849a1432727128f9990ef5864a329008ba970eff6625c83144bab1794de2"),
          secret("276b4fae6ffe825ea87cac28e7bbc094a0bab095bc672909fc2d276001749953"),
          secret("1a26704709899375ffe8800f80d469d80789f06b2a39138a07fa478f9e8f6c7f"),
          secret("23835932f96ddce390d87c4b0911c9ffbc5bea487cecbb360b00681ea1fa3d73"));
  private static final Bytes G2 =
      Bytes.concatenate(
          word("11559732032986387107991004021392285783925812861821192530917403151452391805634"),
          word("10857046999023057135944570762232829481370756359578518086990519993285655852781"),
          word("4082367875863433681332203403145435568316851327593401208105741076214120093531"),
          word("8495653923123431417604973247489272438418190587263600148770280649306958101930"));

  private TrapdoorProofs() {}

  /// @param inputs five words below the field's order
  /// @param seed of the proof: there are as many as there are elements
  public static Bytes prove(List<Bytes32> inputs, long seed) {
    Fr a = Fr.of(seed + 2);
    Fr sum = IC.getFirst();
    for (int j = 0; j < inputs.size(); j++) {
      sum = sum.add(Fr.of(inputs.get(j)).orElseThrow().multiply(IC.get(j + 1)));
    }
    Fr c = a.subtract(ALPHA.multiply(BETA)).subtract(sum.multiply(GAMMA)).multiply(ONE_OVER_DELTA);
    return Bytes.concatenate(multiple(a), G2, multiple(c));
  }

  /// Of the generator (1, 2).
  private static Bytes multiple(Fr factor) {
    Bytes input = Bytes.concatenate(word("1"), word("2"), factor.toBytes());
    return Bytes.wrap(Bn254.multiply(input.toArray()).orElseThrow());
  }

  private static Fr secret(String hex) {
    return Fr.of(new BigInteger(hex, 16)).orElseThrow();
  }

  private static Bytes word(String decimal) {
    return UInt256.valueOf(new BigInteger(decimal));
  }
}
