package org.concordat.chain.spec;

import java.math.BigInteger;
import org.concordat.chain.bytes.Word;

/// EIP-1559's base fee.
public final class BaseFee {
  /// Wei; the base fee of a genesis block that does not name one.
  static final Word INITIAL = Word.of(1_000_000_000);

  private static final long ELASTICITY = 2;
  private static final BigInteger MAX_CHANGE_DENOMINATOR = BigInteger.valueOf(8);

  private BaseFee() {}

  /// @param gasLimit of the parent, at least 2
  public static Word next(Word parentFee, long gasUsed, long gasLimit) {
    long target = gasLimit / ELASTICITY;
    if (gasUsed == target) {
      return parentFee;
    }
    BigInteger change = change(parentFee, Math.abs(gasUsed - target), target);
    BigInteger fee = parentFee.toBigInteger();
    return gasUsed > target
        ? Word.of(fee.add(change.max(BigInteger.ONE)))
        : Word.of(fee.subtract(change));
  }

  private static BigInteger change(Word parentFee, long difference, long target) {
    return parentFee
        .toBigInteger()
        .multiply(BigInteger.valueOf(difference))
        .divide(BigInteger.valueOf(target))
        .divide(MAX_CHANGE_DENOMINATOR);
  }
}
