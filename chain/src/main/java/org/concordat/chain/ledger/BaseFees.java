package org.concordat.chain.ledger;

import java.math.BigInteger;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.BlockHeader;

/// The base fee of the next block (EIP-1559).
final class BaseFees {
  /// Of the first block that has one, when genesis names no other.
  static final Word INITIAL = Word.of(1_000_000_000);

  private static final long ELASTICITY = 2;
  private static final BigInteger CHANGE_DENOMINATOR = BigInteger.valueOf(8);

  private BaseFees() {}

  static Word after(BlockHeader parent) {
    if (parent.baseFee() == null) {
      return INITIAL;
    }
    long target = parent.gasLimit() / ELASTICITY;
    long above = parent.gasUsed() - target;
    if (above == 0) {
      return parent.baseFeeOrZero();
    }
    BigInteger fee = parent.baseFeeOrZero().toBigInteger();
    BigInteger change =
        fee.multiply(BigInteger.valueOf(Math.abs(above)))
            .divide(BigInteger.valueOf(target))
            .divide(CHANGE_DENOMINATOR);
    return Word.of(above > 0 ? fee.add(change.max(BigInteger.ONE)) : fee.subtract(change));
  }
}
