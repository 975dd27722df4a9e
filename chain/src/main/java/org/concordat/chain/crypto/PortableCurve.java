package org.concordat.chain.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/// secp256k1 in Java: slower, and the same to the bit.
final class PortableCurve implements Curve {
  private static final int SCALAR_SIZE = 32;
  private static final X9ECParameters PARAMETERS = CustomNamedCurves.getByName("secp256k1");
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(PARAMETERS);

  @Override
  public Optional<byte[]> recover(byte[] hash, byte[] compact, int recoveryId) {
    BigInteger order = DOMAIN.getN();
    BigInteger r = new BigInteger(1, compact, 0, SCALAR_SIZE);
    BigInteger s = new BigInteger(1, compact, SCALAR_SIZE, SCALAR_SIZE);
    Optional<ECPoint> noncePoint = pointAt(compact, recoveryId);
    if (noncePoint.isEmpty()) {
      return Optional.empty();
    }
    BigInteger inverse = BigIntegers.modOddInverse(order, r);
    BigInteger u1 = new BigInteger(1, hash).negate().multiply(inverse).mod(order);
    BigInteger u2 = s.multiply(inverse).mod(order);
    ECPoint key =
        ECAlgorithms.sumOfTwoMultiplies(DOMAIN.getG(), u1, noncePoint.get(), u2).normalize();
    return key.isInfinity() ? Optional.empty() : Optional.of(coordinates(key));
  }

  @Override
  public byte[] sign(byte[] hash, byte[] privateKey) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, privateKey), DOMAIN));
    BigInteger[] rs = signer.generateSignature(hash);
    BigInteger mirrored = DOMAIN.getN().subtract(rs[1]);
    byte[] compact = new byte[2 * SCALAR_SIZE];
    BigIntegers.asUnsignedByteArray(rs[0], compact, 0, SCALAR_SIZE);
    BigIntegers.asUnsignedByteArray(rs[1].min(mirrored), compact, SCALAR_SIZE, SCALAR_SIZE);
    return compact;
  }

  @Override
  public byte[] publicKey(byte[] privateKey) {
    BigInteger scalar = new BigInteger(1, privateKey);
    return coordinates(new FixedPointCombMultiplier().multiply(DOMAIN.getG(), scalar).normalize());
  }

  /// The point with the x of `compact` and a y of the given parity.
  private static Optional<ECPoint> pointAt(byte[] compact, int yParity) {
    byte[] encoded = new byte[1 + SCALAR_SIZE];
    encoded[0] = (byte) (2 + yParity);
    System.arraycopy(compact, 0, encoded, 1, SCALAR_SIZE);
    try {
      return Optional.of(DOMAIN.getCurve().decodePoint(encoded));
    } catch (IllegalArgumentException notOnCurve) {
      return Optional.empty();
    }
  }

  private static byte[] coordinates(ECPoint point) {
    byte[] encoded = point.getEncoded(false);
    return Arrays.copyOfRange(encoded, 1, encoded.length);
  }
}
