package org.concordat.chain.spec;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.concordat.chain.ChainException;
import org.concordat.chain.ChainException.Code;
import org.concordat.genesis.config.GenesisConfig;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.Milestone;

/// Refuses a genesis file whose network this version could not follow to its end.
final class SupportedGenesis {
  /// Keys of Besu that change the rules, and the only value under which they do not.
  private static final Map<String, Set<String>> NEUTRAL_VALUES =
      Map.of(
          "fixedbasefee", Set.of("false"),
          "eccurve", Set.of("\"secp256k1\""),
          "evmstacksize", Set.of("1024", "\"1024\""));

  private SupportedGenesis() {}

  static void check(GenesisFile genesis) {
    GenesisConfig config = genesis.config();
    checkForks(config);
    if (config.qbft().isEmpty()) {
      throw unsupported("config.qbft is missing", "This node runs QBFT networks only.");
    }
    checkMigration(config);
    config.others().forEach(SupportedGenesis::checkOther);
  }

  private static void checkForks(GenesisConfig config) {
    OptionalLong london = config.forks().declared(Milestone.LONDON);
    if (london.isEmpty() || london.getAsLong() != 0) {
      throw unsupported(
          "the network starts before London",
          "Set config.londonBlock to 0: rules older than London are not supported.");
    }
    for (Milestone milestone : config.forks().declared().keySet()) {
      if (milestone.compareTo(Milestone.AMSTERDAM) >= 0) {
        throw unsupported(
            "config." + milestone.key() + " names a fork this version does not know",
            "Remove the key, or use a version that has the fork.");
      }
    }
  }

  private static void checkMigration(GenesisConfig config) {
    boolean migrates =
        config.qbft().stream()
            .flatMapToLong(qbft -> qbft.startBlock().stream())
            .anyMatch(startBlock -> startBlock > 1);
    if (migrates) {
      throw unsupported(
          "config.qbft.startblock is above 1",
          "Chains that began under another consensus cannot be followed.");
    }
  }

  private static void checkOther(String key, String json) {
    Set<String> neutral = NEUTRAL_VALUES.getOrDefault(key.toLowerCase(Locale.ROOT), Set.of(json));
    if (!neutral.contains(json)) {
      throw unsupported("config." + key + " is " + json, "Supported is only " + neutral + ".");
    }
  }

  private static ChainException unsupported(String what, String whatToDo) {
    return new ChainException(
        Code.GENESIS_UNSUPPORTED, "Unsupported genesis file: " + what + ". " + whatToDo);
  }
}
