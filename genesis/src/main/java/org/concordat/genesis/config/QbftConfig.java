package org.concordat.genesis.config;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;

/// QBFT's parameters at some height; defaults are Besu's.
///
/// @param epochLength blocks between two epoch blocks
/// @param emptyBlockPeriodSeconds 0 means that empty blocks come at the ordinary pace
/// @param blockPeriodMillis overrides the period when above 0; for test networks only
/// @param miningBeneficiary who is credited instead of the proposer
/// @param validatorContract present in contract mode, absent in block-header mode
/// @param startBlock the first block of QBFT on a chain that migrated to it
/// @param perTransactionGasLimit absent: the protocol's own cap; 0: none
public record QbftConfig(
    long epochLength,
    int blockPeriodSeconds,
    int emptyBlockPeriodSeconds,
    int blockPeriodMillis,
    int requestTimeoutSeconds,
    UInt256 blockReward,
    Optional<Address> miningBeneficiary,
    Optional<Address> validatorContract,
    OptionalLong startBlock,
    OptionalLong perTransactionGasLimit,
    QbftLimits limits) {
  public static final QbftConfig DEFAULT =
      new QbftConfig(
          30_000,
          1,
          0,
          0,
          1,
          UInt256.ZERO,
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          QbftLimits.DEFAULT);

  /// Where validators come from: a contract, or the votes in the headers.
  public boolean isContractMode() {
    return validatorContract.isPresent();
  }

  public QbftConfig withValidatorContract(Address contract) {
    return new QbftConfig(
        epochLength,
        blockPeriodSeconds,
        emptyBlockPeriodSeconds,
        blockPeriodMillis,
        requestTimeoutSeconds,
        blockReward,
        miningBeneficiary,
        Optional.of(contract),
        startBlock,
        perTransactionGasLimit,
        limits);
  }

  public QbftConfig withTiming(int blockPeriodSeconds, int requestTimeoutSeconds) {
    return new QbftConfig(
        epochLength,
        blockPeriodSeconds,
        emptyBlockPeriodSeconds,
        blockPeriodMillis,
        requestTimeoutSeconds,
        blockReward,
        miningBeneficiary,
        validatorContract,
        startBlock,
        perTransactionGasLimit,
        limits);
  }

  /// For test networks: blocks faster than whole seconds.
  public QbftConfig withBlockPeriodMillis(int blockPeriodMillis) {
    return new QbftConfig(
        epochLength,
        blockPeriodSeconds,
        emptyBlockPeriodSeconds,
        blockPeriodMillis,
        requestTimeoutSeconds,
        blockReward,
        miningBeneficiary,
        validatorContract,
        startBlock,
        perTransactionGasLimit,
        limits);
  }
}
