package org.concordat.chain.evm.precompile;

import org.concordat.chain.spec.Fork;
import org.concordat.genesis.Address;
import org.jspecify.annotations.Nullable;

/// The precompiles of one fork: each fork's set is its predecessor's with the changes applied.
public final class Precompiles {
  private static final int HIGHEST = 0x100;

  private final @Nullable Precompile[] byNumber;

  private Precompiles(@Nullable Precompile[] byNumber) {
    this.byNumber = byNumber;
  }

  public static Precompiles of(Fork fork) {
    @Nullable Precompile[] table = new @Nullable Precompile[HIGHEST + 1];
    london(table);
    if (fork.isAtLeast(Fork.CANCUN)) {
      table[0x0a] = new PointEvaluation();
    }
    if (fork.isAtLeast(Fork.PRAGUE)) {
      prague(table);
    }
    if (fork.isAtLeast(Fork.OSAKA)) {
      table[0x05] = ModExp.OSAKA;
      table[0x100] = new P256Verify();
    }
    return new Precompiles(table);
  }

  /// @return null when the account is not a precompile: this is asked at every call
  public @Nullable Precompile at(Address account) {
    boolean low = account.high() == 0 && account.middle() == 0;
    int number = account.low();
    return low && number >= 0 && number <= HIGHEST ? byNumber[number] : null;
  }

  private static void london(@Nullable Precompile[] table) {
    table[0x01] = new EcRecover();
    table[0x02] = Hashes.SHA_256;
    table[0x03] = Hashes.RIPEMD_160;
    table[0x04] = Hashes.IDENTITY;
    table[0x05] = ModExp.BERLIN;
    table[0x06] = Bn254Curve.ADD;
    table[0x07] = Bn254Curve.MULTIPLY;
    table[0x08] = Bn254Curve.PAIRING;
    table[0x09] = new Blake2F();
  }

  private static void prague(@Nullable Precompile[] table) {
    table[0x0b] = new BlsAdd(BlsCurve.G1, 375);
    table[0x0c] = BlsMultiply.G1;
    table[0x0d] = new BlsAdd(BlsCurve.G2, 600);
    table[0x0e] = BlsMultiply.G2;
    table[0x0f] = new BlsPairing();
    table[0x10] = new BlsMap(BlsCurve.G1, 5_500);
    table[0x11] = new BlsMap(BlsCurve.G2, 23_800);
  }
}
