package org.concordat.privacy.registration;

import java.math.BigInteger;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.RecoverableSignature;
import org.concordat.genesis.keys.SigningKey;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.TransactionEncoder;

/// Makes EIP-1559 transactions without fees, signed by a key that never leaves its port.
final class TransactionSigning {
  /// A registration climbs 32 levels of the tree and needs about 150,000 gas; unused gas costs
  /// nothing. Below the per-transaction cap of EIP-7825.
  static final BigInteger GAS_LIMIT = BigInteger.valueOf(1_000_000);

  private static final int V_OFFSET = 27;

  private TransactionSigning() {}

  static SignedRegistration sign(
      SigningKey key, long chainId, Address to, String data, long nonce) {
    RawTransaction plain =
        RawTransaction.createTransaction(
            chainId,
            BigInteger.valueOf(nonce),
            GAS_LIMIT,
            to.toHex(),
            BigInteger.ZERO,
            data,
            BigInteger.ZERO,
            BigInteger.ZERO);
    Bytes32 digest = Bytes32.wrap(Hash.sha3(TransactionEncoder.encode(plain)));
    RecoverableSignature signature = key.sign(digest);
    Sign.SignatureData web3jForm =
        new Sign.SignatureData(
            (byte) (V_OFFSET + signature.recoveryId()),
            signature.r().toArray(),
            signature.s().toArray());
    Bytes raw = Bytes.wrap(TransactionEncoder.encode(plain, web3jForm));
    return new SignedRegistration(Bytes32.wrap(Hash.sha3(raw.toArray())), nonce, raw);
  }
}
