package org.concordat.chain.spec;

import java.util.OptionalLong;
import org.concordat.chain.ChainException;
import org.concordat.chain.ChainException.Code;
import org.concordat.genesis.config.GenesisConfig;
import org.concordat.genesis.config.GenesisFile;
import org.concordat.genesis.config.Milestone;

/// Refuses a genesis file whose network this version could not follow to its end.
final class SupportedGenesis {
  /// A key of Besu that changes the rules, and its only value that does not.
  private static final String STACK_SIZE_KEY = "evmStackSize";

  private static final String STACK_SIZE = "1024";

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
    if (key.equalsIgnoreCase(STACK_SIZE_KEY) && !json.equals(STACK_SIZE)) {
      throw unsupported("config." + key + " is " + json, "Only " + STACK_SIZE + " is supported.");
    }
  }

  private static ChainException unsupported(String what, String whatToDo) {
    return new ChainException(
        Code.GENESIS_UNSUPPORTED, "Unsupported genesis file: " + what + ". " + whatToDo);
  }
}
