package org.concordat.chain.spec;

import java.math.BigInteger;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.config.BlobParameters;

/// The blob gas of one block and its price. This network takes no blob transactions, but the header
/// fields and the BLOBBASEFEE instruction are there from Cancun on.
///
/// @param reservePrice whether EIP-7918 holds
/// @param free whether blob gas costs nothing, as all gas on a `zeroBaseFee` network
public record BlobRules(BlobParameters parameters, boolean reservePrice, boolean free) {
  /// EIP-4844.
  public static final long GAS_PER_BLOB = 1L << 17;

  /// EIP-7918.
  private static final long BLOB_BASE_COST = 1L << 13;

  /// Above e to this the price has more than 256 bits.
  private static final long MAX_EXPONENT = 178;

  private static final Word MAX_PRICE = new Word(-1, -1, -1, -1);

  /// The excess of the block after `parent`, for which these rules hold; 0 when the parent had
  /// none. Saturates at 2^63 - 1.
  public long excessAfter(BlockHeader parent) {
    long parentExcess = parent.excessBlobGas() == null ? 0 : parent.excessBlobGas();
    long parentUsed = parent.blobGasUsed() == null ? 0 : parent.blobGasUsed();
    long target = parameters.target() * GAS_PER_BLOB;
    long sum = saturatedSum(parentExcess, parentUsed);
    if (sum < target) {
      return 0;
    }
    if (reservePrice && isBelowReserve(parent.baseFeeOrZero(), parentExcess)) {
      return saturatedSum(parentExcess, shareAboveTarget(parentUsed));
    }
    return sum - target;
  }

  /// Wei per blob gas at this excess.
  public Word price(long excessBlobGas) {
    long fraction = parameters.baseFeeUpdateFraction();
    if (free) {
      return Word.ZERO;
    }
    return excessBlobGas / fraction >= MAX_EXPONENT
        ? MAX_PRICE
        : exponential(BigInteger.valueOf(excessBlobGas), BigInteger.valueOf(fraction));
  }

  /// As much of the gas as the blobs above the target are of all; nothing where no blob fits.
  private long shareAboveTarget(long used) {
    int max = parameters.max();
    return max == 0
        ? 0
        : BigInteger.valueOf(used)
            .multiply(BigInteger.valueOf(max - parameters.target()))
            .divide(BigInteger.valueOf(max))
            .longValueExact();
  }

  private boolean isBelowReserve(Word parentBaseFee, long parentExcess) {
    BigInteger execution =
        parentBaseFee.toBigInteger().multiply(BigInteger.valueOf(BLOB_BASE_COST));
    BigInteger blob = price(parentExcess).toBigInteger().multiply(BigInteger.valueOf(GAS_PER_BLOB));
    return execution.compareTo(blob) > 0;
  }

  /// EIP-4844's `fake_exponential` with factor 1: e to the quotient, by its series. The exponent is
  /// below [#MAX_EXPONENT], so there are some hundred terms at most.
  private static Word exponential(BigInteger numerator, BigInteger denominator) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger term = denominator;
    for (long i = 1; term.signum() > 0; i++) {
      sum = sum.add(term);
      term = term.multiply(numerator).divide(denominator.multiply(BigInteger.valueOf(i)));
    }
    BigInteger price = sum.divide(denominator);
    return price.bitLength() > 256 ? MAX_PRICE : Word.of(price);
  }

  private static long saturatedSum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
