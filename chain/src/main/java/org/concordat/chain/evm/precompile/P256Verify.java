package org.concordat.chain.evm.precompile;

import java.util.Optional;
import org.concordat.chain.crypto.P256;

/// Precompile 0x100: ECDSA over secp256r1 (EIP-7951). Input, exactly 160 bytes: hash, r, s, and the
/// public key's x and y. Answers the number one, or nothing; it never fails.
final class P256Verify implements Precompile {
  private static final int SIZE = 160;
  private static final int WORD = 32;
  private static final byte[] NO = {};

  @Override
  public long gas(byte[] input) {
    return 6_900;
  }

  @Override
  public Optional<byte[]> run(byte[] input) {
    return Optional.of(input.length == SIZE && verifies(input) ? one() : NO);
  }

  private static boolean verifies(byte[] input) {
    return P256.verifies(
        Input.number(input, 0, WORD),
        Input.number(input, WORD, WORD),
        Input.number(input, 2 * WORD, WORD),
        Input.number(input, 3 * WORD, WORD),
        Input.number(input, 4 * WORD, WORD));
  }

  private static byte[] one() {
    byte[] word = new byte[WORD];
    word[WORD - 1] = 1;
    return word;
  }
}
