package org.concordat.genesis.config;

import java.util.List;
import org.concordat.genesis.Address;
import org.concordat.genesis.config.Milestone.Trigger;

/// A change of QBFT's parameters on a running network.
///
/// @param block the number in the file; a timestamp when `trigger` says so
/// @param trigger see {@link ForkSchedule#triggerOfTransition}
/// @param config all parameters from here on, inherited ones included
/// @param validators replaces the validators at exactly block number `block` (never a timestamp);
///   empty for no replacement
public record QbftTransition(
    long block, Trigger trigger, QbftConfig config, List<Address> validators) {
  public QbftTransition {
    validators = List.copyOf(validators);
  }
}
