package org.concordat.genesis.config;

import java.util.Optional;
import java.util.OptionalLong;
import org.concordat.genesis.Address;
import org.concordat.genesis.json.Scalar;
import org.concordat.genesis.json.Section;

/// Reads the section `config.qbft`.
final class QbftReader {
  private QbftReader() {}

  static QbftConfig read(Section section, long gasLimit) {
    QbftConfig defaults = QbftConfig.DEFAULT;
    Optional<Long> startBlock = section.optional("startblock", Scalar::number);
    return new QbftConfig(
        section.optional("epochlength", Scalar::positiveNumber).orElse(defaults.epochLength()),
        section
            .optional("blockperiodseconds", Scalar::smallPositiveNumber)
            .orElse(defaults.blockPeriodSeconds()),
        section.optional("emptyblockperiodseconds", Scalar::smallNumber).orElse(0),
        section.optional("xblockperiodmilliseconds", Scalar::smallNumber).orElse(0),
        section
            .optional("requesttimeoutseconds", Scalar::smallPositiveNumber)
            .orElse(defaults.requestTimeoutSeconds()),
        section.optional("blockreward", Scalar::quantity).orElse(defaults.blockReward()),
        section.optional("miningbeneficiary", QbftReader::optionalAddress).flatMap(a -> a),
        section.optional("validatorcontractaddress", QbftReader::optionalAddress).flatMap(a -> a),
        startBlock.map(OptionalLong::of).orElseGet(OptionalLong::empty),
        perTransactionGasLimit(section, gasLimit),
        limits(section));
  }

  /// An empty text means no address.
  static Optional<Address> optionalAddress(Scalar value) {
    return value.text().isEmpty() ? Optional.empty() : Optional.of(value.address());
  }

  static OptionalLong perTransactionGasLimit(Section section, long gasLimit) {
    Optional<Long> limit = section.optional("pertxgaslimit", Scalar::number);
    if (limit.isPresent() && limit.get() > gasLimit) {
      throw section.refuse("pertxgaslimit", "expected at most the gasLimit of " + gasLimit);
    }
    return limit.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  private static QbftLimits limits(Section section) {
    QbftLimits defaults = QbftLimits.DEFAULT;
    return new QbftLimits(
        limit(section, "gossipedhistorylimit", defaults.gossipedHistory()),
        limit(section, "messagequeuelimit", defaults.messageQueue()),
        limit(section, "duplicatemessagelimit", defaults.duplicateMessages()),
        limit(section, "futuremessageslimit", defaults.futureMessages()),
        limit(section, "futuremessagesmaxdistance", defaults.futureMessagesDistance()));
  }

  private static int limit(Section section, String key, int otherwise) {
    return section.optional(key, Scalar::smallNumber).orElse(otherwise);
  }
}
