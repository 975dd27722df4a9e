package org.concordat.chain.evm.precompile;

import java.math.BigInteger;
import java.util.Optional;

/// Precompile 5: base^exponent mod modulus on numbers of any length (EIP-198).
///
/// Input: three lengths, a word each, then the numbers.
///
/// @param pricing how a fork charges
/// @param maxBytes how long each number may be (EIP-7823)
record ModExp(Pricing pricing, int maxBytes) implements Precompile {
  /// Before Osaka only gas bounds the lengths. Where gas is practically free nothing would, so no
  /// amount of it buys a longer number than this; on other networks none could be paid for.
  private static final int CEILING_BYTES = 1 << 27;

  static final ModExp BERLIN = new ModExp(Pricing.EIP_2565, CEILING_BYTES);
  static final ModExp OSAKA = new ModExp(Pricing.EIP_7883, 1_024);

  private static final int WORD = 32;
  private static final int HEADER = 3 * WORD;
  private static final BigInteger MAX_GAS = BigInteger.valueOf(Long.MAX_VALUE);

  /// The two tariffs in use from London on.
  enum Pricing {
    EIP_2565(200, 3, 8) {
      @Override
      BigInteger complexity(BigInteger length) {
        return squaredWords(length);
      }
    },
    EIP_7883(500, 1, 16) {
      @Override
      BigInteger complexity(BigInteger length) {
        return length.compareTo(BigInteger.valueOf(WORD)) <= 0
            ? BigInteger.valueOf(16)
            : squaredWords(length).shiftLeft(1);
      }
    };

    private final long least;
    private final BigInteger divisor;
    private final BigInteger exponentByte;

    Pricing(long least, long divisor, long exponentByte) {
      this.least = least;
      this.divisor = BigInteger.valueOf(divisor);
      this.exponentByte = BigInteger.valueOf(exponentByte);
    }

    /// @param length the longer of base and modulus
    abstract BigInteger complexity(BigInteger length);

    private static BigInteger squaredWords(BigInteger length) {
      return length.add(BigInteger.valueOf(7)).shiftRight(3).pow(2);
    }
  }

  @Override
  public long gas(byte[] input) {
    BigInteger baseLength = Input.number(input, 0, WORD);
    BigInteger exponentLength = Input.number(input, WORD, WORD);
    BigInteger modulusLength = Input.number(input, 2 * WORD, WORD);
    if (tooLong(baseLength) || tooLong(modulusLength)) {
      return Long.MAX_VALUE;
    }
    BigInteger complexity = pricing.complexity(baseLength.max(modulusLength));
    if (complexity.signum() == 0) {
      // No base and no modulus: the exponent does not matter, however long it says it is.
      return pricing.least;
    }
    if (tooLong(exponentLength)) {
      return Long.MAX_VALUE;
    }
    BigInteger iterations = iterations(input, baseLength, exponentLength);
    BigInteger gas = complexity.multiply(iterations).divide(pricing.divisor);
    return Math.max(pricing.least, gas.min(MAX_GAS).longValue());
  }

  @Override
  public Optional<byte[]> run(byte[] input) {
    int modulusLength = length(input, 2 * WORD);
    int baseLength = length(input, 0);
    if (modulusLength == 0) {
      return Optional.of(new byte[0]);
    }
    int exponentLength = length(input, WORD);
    BigInteger modulus =
        Input.number(input, saturatedSum(baseLength, exponentLength), modulusLength);
    byte[] out = new byte[modulusLength];
    if (modulus.compareTo(BigInteger.ONE) <= 0) {
      return Optional.of(out);
    }
    BigInteger base = Input.number(input, HEADER, baseLength);
    BigInteger exponent = Input.number(input, HEADER + baseLength, exponentLength);
    byte[] result = base.modPow(exponent, modulus).toByteArray();
    int size = Math.min(result.length, modulusLength);
    System.arraycopy(result, result.length - size, out, modulusLength - size, size);
    return Optional.of(out);
  }

  private boolean tooLong(BigInteger length) {
    return length.compareTo(BigInteger.valueOf(maxBytes)) > 0;
  }

  /// What the exponent's length and leading bits say about the number of multiplications.
  private BigInteger iterations(byte[] input, BigInteger baseLength, BigInteger exponentLength) {
    long start = HEADER + baseLength.longValue();
    int headSize = exponentLength.min(BigInteger.valueOf(WORD)).intValue();
    BigInteger head =
        start < input.length ? Input.number(input, (int) start, headSize) : BigInteger.ZERO;
    BigInteger bits = BigInteger.valueOf(Math.max(0, head.bitLength() - 1));
    BigInteger rest = exponentLength.subtract(BigInteger.valueOf(WORD));
    BigInteger iterations =
        rest.signum() > 0 ? pricing.exponentByte.multiply(rest).add(bits) : bits;
    return iterations.max(BigInteger.ONE);
  }

  /// The gas has been paid, so the lengths are ones that somebody could pay for.
  private static int length(byte[] input, int offset) {
    return Input.number(input, offset, WORD).intValueExact();
  }

  private static int saturatedSum(int baseLength, int exponentLength) {
    return (int) Math.min(Integer.MAX_VALUE, (long) HEADER + baseLength + exponentLength);
  }
}
