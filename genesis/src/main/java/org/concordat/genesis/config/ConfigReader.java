package org.concordat.genesis.config;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.concordat.genesis.json.Scalar;
import org.concordat.genesis.json.Section;

/// Reads the section `config`.
final class ConfigReader {
  private static final long DEFAULT_CHAIN_ID = 1;
  private static final String PETERSBURG_ALIAS = "constantinopleFixBlock";

  private ConfigReader() {}

  static GenesisConfig read(Section config, long gasLimit) {
    refuseWhatWeCannotFollow(config);
    ForkSchedule forks = forks(config);
    Optional<QbftConfig> qbft =
        config.section("qbft").map(section -> QbftReader.read(section, gasLimit));
    List<QbftTransition> transitions =
        qbft.map(initial -> transitions(config, initial, forks, gasLimit)).orElse(List.of());
    Optional<Integer> sizeLimit = config.optional("contractSizeLimit", Scalar::smallNumber);
    return new GenesisConfig(
        config.optional("chainId", Scalar::positiveNumber).orElse(DEFAULT_CHAIN_ID),
        forks,
        config.optional("zeroBaseFee", Scalar::flag).orElse(false),
        sizeLimit.map(OptionalInt::of).orElseGet(OptionalInt::empty),
        blobSchedule(config.sectionOrAbsent("blobSchedule")),
        config.optional("depositContractAddress", Scalar::address),
        config.optional("withdrawalRequestContractAddress", Scalar::address),
        config.optional("consolidationRequestContractAddress", Scalar::address),
        qbft,
        transitions,
        config.unread());
  }

  private static List<QbftTransition> transitions(
      Section config, QbftConfig initial, ForkSchedule forks, long gasLimit) {
    return config
        .section("transitions")
        .flatMap(section -> section.list("qbft"))
        .map(entries -> QbftTransitionsReader.read(entries, initial, forks, gasLimit))
        .orElse(List.of());
  }

  private static void refuseWhatWeCannotFollow(Section config) {
    if (config.optional("fixedBaseFee", Scalar::flag).orElse(false)) {
      throw config.refuse(
          "fixedBaseFee",
          "fixedBaseFee is not supported: with Cancun it makes headers that lack fields; use"
              + " zeroBaseFee");
    }
    String curve = config.optional("ecCurve", Scalar::text).orElse("secp256k1");
    if (!curve.equals("secp256k1")) {
      throw config.refuse("ecCurve", "expected secp256k1, the only curve supported");
    }
  }

  private static ForkSchedule forks(Section config) {
    NavigableMap<Milestone, Long> declared = new TreeMap<>();
    for (Milestone milestone : Milestone.values()) {
      config
          .optional(milestone.key(), Scalar::plainNumber)
          .ifPresent(value -> declared.put(milestone, value));
    }
    Optional<Long> alias = config.optional(PETERSBURG_ALIAS, Scalar::plainNumber);
    if (alias.isPresent() && declared.put(Milestone.PETERSBURG, alias.get()) != null) {
      throw config.refuse(PETERSBURG_ALIAS, "petersburgBlock says the same; keep one of them");
    }
    Optional<Milestone> misplaced = ForkSchedule.misplaced(declared);
    if (misplaced.isPresent()) {
      throw config.refuse(
          misplaced.get().key(), "this fork begins before an earlier one; forks come in order");
    }
    return new ForkSchedule(declared);
  }

  private static SortedMap<Milestone, BlobParameters> blobSchedule(Section section) {
    SortedMap<Milestone, BlobParameters> out = new TreeMap<>();
    for (Milestone milestone : BlobScheduleKeys.MILESTONES) {
      section
          .section(BlobScheduleKeys.keyOf(milestone))
          .ifPresent(entry -> out.put(milestone, blobParameters(entry)));
    }
    return out;
  }

  private static BlobParameters blobParameters(Section entry) {
    int target = entry.required("target", Scalar::smallNumber);
    int max = entry.required("max", Scalar::smallNumber);
    if (max < target) {
      throw entry.refuse("max", "expected at least the target of " + target);
    }
    return new BlobParameters(
        target, max, entry.required("baseFeeUpdateFraction", Scalar::positiveNumber));
  }
}
