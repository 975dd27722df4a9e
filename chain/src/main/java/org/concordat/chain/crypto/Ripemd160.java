package org.concordat.chain.crypto;

import org.bouncycastle.crypto.digests.RIPEMD160Digest;

/// RIPEMD-160, which only the EVM's precompile 3 asks for.
public final class Ripemd160 {
  private Ripemd160() {}

  public static byte[] hash(byte[] input) {
    RIPEMD160Digest digest = new RIPEMD160Digest();
    digest.update(input, 0, input.length);
    byte[] out = new byte[digest.getDigestSize()];
    digest.doFinal(out, 0);
    return out;
  }
}
