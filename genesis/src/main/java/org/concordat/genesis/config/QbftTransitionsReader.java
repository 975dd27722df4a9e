package org.concordat.genesis.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.concordat.genesis.Address;
import org.concordat.genesis.json.Scalar;
import org.concordat.genesis.json.Section;

/// Reads `config.transitions.qbft`: each entry changes some parameters and inherits the rest.
final class QbftTransitionsReader {
  private static final String MODE = "validatorselectionmode";
  private static final String CONTRACT = "validatorcontractaddress";

  private final ForkSchedule forks;
  private final long gasLimit;

  private QbftTransitionsReader(ForkSchedule forks, long gasLimit) {
    this.forks = forks;
    this.gasLimit = gasLimit;
  }

  private record Entry(long block, Section section) {}

  static List<QbftTransition> read(
      List<Scalar> values, QbftConfig initial, ForkSchedule forks, long gasLimit) {
    QbftTransitionsReader reader = new QbftTransitionsReader(forks, gasLimit);
    List<QbftTransition> out = new ArrayList<>();
    QbftConfig current = initial;
    for (Entry entry : inOrder(values)) {
      QbftTransition transition = reader.transition(entry, current);
      out.add(transition);
      current = transition.config();
    }
    return out;
  }

  private static List<Entry> inOrder(List<Scalar> values) {
    List<Entry> entries = new ArrayList<>();
    for (Scalar value : values) {
      Section section = Section.of(value.path(), value.json());
      entries.add(new Entry(section.required("block", Scalar::positiveNumber), section));
    }
    entries.sort(Comparator.comparingLong(Entry::block));
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).block() == entries.get(i - 1).block()) {
        throw entries.get(i).section().refuse("block", "two transitions share this number");
      }
    }
    return entries;
  }

  private QbftTransition transition(Entry entry, QbftConfig before) {
    Section section = entry.section();
    List<Address> validators =
        section.list("validators").orElse(List.of()).stream().map(Scalar::address).toList();
    QbftConfig config =
        new QbftConfig(
            before.epochLength(),
            section
                .optional("blockperiodseconds", Scalar::smallPositiveNumber)
                .orElse(before.blockPeriodSeconds()),
            section
                .optional("emptyblockperiodseconds", Scalar::smallNumber)
                .orElse(before.emptyBlockPeriodSeconds()),
            section
                .optional("xblockperiodmilliseconds", Scalar::smallNumber)
                .orElse(before.blockPeriodMillis()),
            before.requestTimeoutSeconds(),
            section.optional("blockreward", Scalar::quantity).orElse(before.blockReward()),
            section
                .optional("miningbeneficiary", QbftReader::optionalAddress)
                .orElse(before.miningBeneficiary()),
            validatorContract(section, before, validators),
            before.startBlock(),
            gasLimitPerTransaction(section, before),
            before.limits());
    return new QbftTransition(
        entry.block(), forks.triggerOfTransition(entry.block()), config, validators);
  }

  private OptionalLong gasLimitPerTransaction(Section section, QbftConfig before) {
    return section.has("pertxgaslimit")
        ? QbftReader.perTransactionGasLimit(section, gasLimit)
        : before.perTransactionGasLimit();
  }

  /// The address counts only together with the mode: Besu ignores either alone, and a change of
  /// validators must not be lost in silence.
  private static Optional<Address> validatorContract(
      Section section, QbftConfig before, List<Address> validators) {
    Optional<String> mode = section.optional(MODE, Scalar::text);
    Optional<Address> contract = section.optional(CONTRACT, Scalar::address);
    if (mode.isEmpty() && contract.isPresent()) {
      throw section.refuse(CONTRACT, "expected " + MODE + " \"contract\" beside this key");
    }
    if (mode.isEmpty()) {
      return before.validatorContract();
    }
    return switch (mode.get()) {
      case "contract" -> {
        if (contract.isEmpty()) {
          throw section.refuse(CONTRACT, "this key is required with the mode \"contract\"");
        }
        yield contract;
      }
      case "blockheader" -> {
        if (validators.isEmpty()) {
          throw section.refuse(
              "validators", "at least one is required with the mode \"blockheader\"");
        }
        yield Optional.empty();
      }
      default -> throw section.refuse(MODE, "expected \"contract\" or \"blockheader\"");
    };
  }
}
