package org.concordat.chain.evm.precompile;

import java.util.Optional;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.crypto.Signature;
import org.concordat.genesis.Address;

/// Precompile 1: the address that signed. Input: hash, v (27 or 28), r, s, a word each. A signature
/// nobody can have made gives no output, and is no failure.
final class EcRecover implements Precompile {
  private static final int SIZE = 128;
  private static final int V_OFFSET = 32;
  private static final int V_BASE = 27;
  private static final byte[] NOBODY = {};

  @Override
  public long gas(byte[] input) {
    return 3_000;
  }

  @Override
  public Optional<byte[]> run(byte[] input) {
    byte[] padded = Input.padded(input, SIZE);
    int recoveryId = (padded[2 * Word.SIZE - 1] & 0xff) - V_BASE;
    if (!Input.isZero(padded, V_OFFSET, Word.SIZE - 1) || recoveryId < 0 || recoveryId > 1) {
      return Optional.of(NOBODY);
    }
    Signature signature = new Signature(Word.of(padded, 64), Word.of(padded, 96), recoveryId);
    Bytes32 hash = Bytes32.wrap(Input.slice(padded, 0, Word.SIZE));
    Optional<Address> signer = Secp256k1.recover(hash, signature);
    return Optional.of(signer.map(address -> Word.of(address).toArray()).orElse(NOBODY));
  }
}
