package org.concordat.chain.evm.precompile;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.util.Arrays;
import java.util.Optional;

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
    BigInteger r = Input.number(input, WORD, WORD);
    BigInteger s = Input.number(input, 2 * WORD, WORD);
    ECPoint key =
        new ECPoint(Input.number(input, 3 * WORD, WORD), Input.number(input, 4 * WORD, WORD));
    try {
      ECParameterSpec curve = curve();
      if (!isScalar(r, curve) || !isScalar(s, curve) || !isOnCurve(key, curve.getCurve())) {
        return false;
      }
      PublicKey publicKey =
          KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(key, curve));
      Signature verifier = Signature.getInstance("NONEwithECDSAinP1363Format");
      verifier.initVerify(publicKey);
      verifier.update(input, 0, WORD);
      return verifier.verify(Arrays.copyOfRange(input, WORD, 3 * WORD));
    } catch (GeneralSecurityException e) {
      // Ranges and the curve equation have been checked: what is left is a key the provider
      // will not take, which no signature can have been made with.
      return false;
    }
  }

  private static ECParameterSpec curve() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  private static boolean isScalar(BigInteger value, ECParameterSpec curve) {
    return value.signum() > 0 && value.compareTo(curve.getOrder()) < 0;
  }

  /// The point at infinity is (0, 0) in this encoding and not on the curve.
  private static boolean isOnCurve(ECPoint point, EllipticCurve curve) {
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
      return false;
    }
    BigInteger right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB());
    return y.multiply(y).subtract(right).mod(p).signum() == 0;
  }

  private static byte[] one() {
    byte[] word = new byte[WORD];
    word[WORD - 1] = 1;
    return word;
  }
}
