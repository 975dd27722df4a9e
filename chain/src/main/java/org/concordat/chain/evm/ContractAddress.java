package org.concordat.chain.evm;

import org.concordat.chain.crypto.Keccak;
import org.concordat.genesis.Address;

/// Where a new contract goes.
public final class ContractAddress {
  private static final int RLP_LIST = 0xc0;
  private static final int RLP_STRING = 0x80;
  private static final int HASH_PREFIX = 12;

  private ContractAddress() {}

  /// The last 20 bytes of keccak(rlp([creator, nonce])).
  ///
  /// @param nonce unsigned
  public static Address ofCreate(Address creator, long nonce) {
    int nonceBytes = 8 - (Long.numberOfLeadingZeros(nonce) >>> 3);
    boolean single = nonce > 0 && nonce < RLP_STRING;
    int size = 2 + Address.SIZE + (single ? 1 : 1 + nonceBytes);
    byte[] rlp = new byte[size];
    rlp[0] = (byte) (RLP_LIST + size - 1);
    rlp[1] = (byte) (RLP_STRING + Address.SIZE);
    creator.writeTo(rlp, 2);
    if (!single) {
      rlp[2 + Address.SIZE] = (byte) (RLP_STRING + nonceBytes);
    }
    for (int i = 0; i < nonceBytes; i++) {
      rlp[size - 1 - i] = (byte) (nonce >>> (8 * i));
    }
    return ofHash(Keccak.hash(rlp));
  }

  /// EIP-1014: keccak(0xff ‖ creator ‖ salt ‖ keccak(init code)).
  static Address ofCreate2(Address creator, byte[] salt, byte[] initCodeHash) {
    byte[] preimage = new byte[1 + Address.SIZE + 32 + 32];
    preimage[0] = (byte) 0xff;
    creator.writeTo(preimage, 1);
    System.arraycopy(salt, 0, preimage, 1 + Address.SIZE, 32);
    System.arraycopy(initCodeHash, 0, preimage, 1 + Address.SIZE + 32, 32);
    return ofHash(Keccak.hash(preimage));
  }

  private static Address ofHash(byte[] hash) {
    return Address.of(hash, HASH_PREFIX);
  }
}
