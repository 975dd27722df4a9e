package org.concordat.deploy.bench;

import static org.concordat.deploy.bench.PrecompileCases.concat;
import static org.concordat.deploy.bench.PrecompileCases.hex;
import static org.concordat.deploy.bench.PrecompileCases.ones;

import java.util.Arrays;
import java.util.List;
import org.concordat.deploy.bench.PrecompileCases.Case;

/// The BLS12-381 precompiles on the curve's generators (EIP-2537).
final class BlsCases {
  private static final String PAD = "00".repeat(16);
  private static final int MANY = 128;

  private static final byte[] G1 =
      hex(
          PAD
              + "17f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac58"
              + "6c55e83ff97a1aeffb3af00adb22c6bb"
              + PAD
              + "08b3f481e3aaa0f1a09e30ed741d8ae4fcf5e095d5d00af600db18cb2c04b3ed"
              + "d03cc744a2888ae40caa232946c5e7e1");

  private static final byte[] G2 =
      hex(
          PAD
              + "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d177"
              + "0bac0326a805bbefd48056c8c121bdb8"
              + PAD
              + "13e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049"
              + "334cf11213945d57e5ac7d055d042b7e"
              + PAD
              + "0ce5d527727d6e118cc9cdc6da2e351aadfd9baa8cbdd3a76d429a695160d12c"
              + "923ac9cc3baca289e193548608b82801"
              + PAD
              + "0606c4a02ea734cc32acd2b02bc28b99cb3e287e85a763af267492ab572e99ab"
              + "3f370d275cec1da1aaa9075ff05f79be");

  private BlsCases() {}

  static void add(List<Case> cases) {
    byte[] scalar = ones(32);
    cases.add(new Case("bls12-381 G1 add", 0x0b, concat(G1, G1)));
    cases.add(new Case("bls12-381 G1 multiply, 1 point", 0x0c, concat(G1, scalar)));
    cases.add(new Case("bls12-381 G1 multiply, 128", 0x0c, repeat(concat(G1, scalar), MANY)));
    cases.add(new Case("bls12-381 G2 add", 0x0d, concat(G2, G2)));
    cases.add(new Case("bls12-381 G2 multiply, 1 point", 0x0e, concat(G2, scalar)));
    cases.add(new Case("bls12-381 G2 multiply, 128", 0x0e, repeat(concat(G2, scalar), MANY)));
    cases.add(new Case("bls12-381 pairing, 1 pair", 0x0f, concat(G1, G2)));
    cases.add(new Case("bls12-381 pairing, 8 pairs", 0x0f, repeat(concat(G1, G2), 8)));
    cases.add(new Case("bls12-381 map to G1", 0x10, field(1)));
    cases.add(new Case("bls12-381 map to G2", 0x11, field(2)));
  }

  private static byte[] field(int coefficients) {
    byte[] element = new byte[64];
    Arrays.fill(element, 17, 64, (byte) 0x5a);
    return repeat(element, coefficients);
  }

  private static byte[] repeat(byte[] part, int times) {
    byte[][] parts = new byte[times][];
    Arrays.fill(parts, part);
    return concat(parts);
  }
}
