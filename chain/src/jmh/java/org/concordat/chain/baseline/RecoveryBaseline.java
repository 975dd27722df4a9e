package org.concordat.chain.baseline;

import java.math.BigInteger;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.crypto.Secp256k1;
import org.concordat.chain.crypto.Signature;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Recovering a public key: libsecp256k1 as the ledger uses it, and Bouncy Castle's fast curve.
@State(Scope.Thread)
public class RecoveryBaseline {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");

  private final Bytes32 hash = Keccak.hash(Bytes.of(1));
  private final Signature signature = Secp256k1.sign(hash, Word.of(4_711).toBytes32());

  @Benchmark
  public Optional<Bytes> nativeLibrary() {
    return Secp256k1.recoverPublicKey(hash, signature);
  }

  @Benchmark
  public byte[] bouncyCastle() {
    BigInteger order = CURVE.getN();
    BigInteger r = signature.r().toBigInteger();
    byte[] compressed = new byte[33];
    compressed[0] = (byte) (2 + signature.recoveryId());
    signature.r().writeTo(compressed, 1);
    ECPoint noncePoint = CURVE.getCurve().decodePoint(compressed);
    BigInteger inverse = BigIntegers.modOddInverse(order, r);
    BigInteger u1 = hash.toUnsignedBigInteger().negate().multiply(inverse).mod(order);
    BigInteger u2 = signature.s().toBigInteger().multiply(inverse).mod(order);
    return ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), u1, noncePoint, u2).getEncoded(false);
  }
}
