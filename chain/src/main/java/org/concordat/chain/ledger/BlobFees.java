package org.concordat.chain.ledger;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.config.BlobParameters;
import org.concordat.genesis.config.GenesisConfig;
import org.concordat.genesis.config.Milestone;

/// What is left of the blob fee market where no block carries blobs: the excess a genesis block may
/// start with wears off, and BLOBBASEFEE follows it (EIP-4844, EIP-7840).
final class BlobFees {
  private static final long GAS_PER_BLOB = 131_072;
  private static final Map<Milestone, BlobParameters> DEFAULTS =
      new EnumMap<>(
          Map.of(
              Milestone.CANCUN, new BlobParameters(3, 6, 3_338_477),
              Milestone.PRAGUE, new BlobParameters(6, 9, 5_007_716)));

  private final GenesisConfig config;

  BlobFees(GenesisConfig config) {
    this.config = config;
  }

  long excessAfter(BlockHeader parent, long timestamp) {
    long excess = parent.excessBlobGas() == null ? 0 : parent.excessBlobGas();
    long target = parameters(parent.number() + 1, timestamp).map(BlobParameters::target).orElse(0);
    return Math.max(0, excess - target * GAS_PER_BLOB);
  }

  /// Zero before Cancun and on networks without fees.
  Word baseFee(BlockHeader header) {
    Long excess = header.excessBlobGas();
    Optional<BlobParameters> parameters = parameters(header.number(), header.timestamp());
    if (excess == null || parameters.isEmpty() || config.zeroBaseFee()) {
      return Word.ZERO;
    }
    return fakeExponential(excess, parameters.get().baseFeeUpdateFraction());
  }

  private Optional<BlobParameters> parameters(long number, long timestamp) {
    Optional<Milestone> current = config.forks().at(number, timestamp);
    BlobParameters found = null;
    for (Milestone milestone : Milestone.values()) {
      if (current.isEmpty() || milestone.compareTo(current.get()) > 0) {
        break;
      }
      BlobParameters entry = config.blobSchedule().get(milestone);
      BlobParameters next = entry == null ? DEFAULTS.get(milestone) : entry;
      found = next == null ? found : next;
    }
    return Optional.ofNullable(found);
  }

  /// The integer approximation of e^(excess / fraction) that EIP-4844 fixes.
  private static Word fakeExponential(long excess, long fraction) {
    BigInteger numerator = BigInteger.valueOf(excess);
    BigInteger denominator = BigInteger.valueOf(fraction);
    BigInteger sum = BigInteger.ZERO;
    BigInteger term = denominator;
    for (long i = 1; term.signum() > 0; i++) {
      sum = sum.add(term);
      term = term.multiply(numerator).divide(denominator.multiply(BigInteger.valueOf(i)));
    }
    return Word.of(sum.divide(denominator));
  }
}
