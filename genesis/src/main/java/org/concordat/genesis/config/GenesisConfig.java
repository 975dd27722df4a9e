package org.concordat.genesis.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.concordat.genesis.Address;

/// The section `config`: the rules of the network.
///
/// @param zeroBaseFee blocks after the genesis block carry the base fee 0
/// @param contractSizeLimit overrides EIP-170's limit; the init-code limit stays
/// @param blobSchedule by the milestone from which an entry holds
/// @param depositContract with the next two: EIP-6110, 7002 and 7251, and with them the system
///   calls of EIP-4788 and EIP-2935, act only if all three are present
/// @param qbft absent on networks of another consensus
/// @param transitions by rising number
/// @param others keys not read here, with their JSON, kept for writing
public record GenesisConfig(
    long chainId,
    ForkSchedule forks,
    boolean zeroBaseFee,
    OptionalInt contractSizeLimit,
    SortedMap<Milestone, BlobParameters> blobSchedule,
    Optional<Address> depositContract,
    Optional<Address> withdrawalRequestContract,
    Optional<Address> consolidationRequestContract,
    Optional<QbftConfig> qbft,
    List<QbftTransition> transitions,
    SortedMap<String, String> others) {
  public GenesisConfig {
    if (chainId <= 0) {
      throw new IllegalArgumentException("a chain id is above 0, not " + chainId);
    }
    blobSchedule = Collections.unmodifiableSortedMap(new TreeMap<>(blobSchedule));
    transitions = List.copyOf(transitions);
    others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
  }

  /// A new QBFT network without blob schedule, system contracts or transitions.
  public static GenesisConfig ofQbft(
      long chainId, ForkSchedule forks, boolean zeroBaseFee, QbftConfig qbft) {
    return new GenesisConfig(
        chainId,
        forks,
        zeroBaseFee,
        OptionalInt.empty(),
        new TreeMap<>(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(qbft),
        List.of(),
        new TreeMap<>(Map.of()));
  }

  /// Whether the system calls and requests of Cancun and Prague act on this network.
  public boolean hasSystemCalls() {
    return depositContract.isPresent()
        && withdrawalRequestContract.isPresent()
        && consolidationRequestContract.isPresent();
  }

  /// QBFT's parameters for the block after `parentNumber` at `parentTimestamp`: transitions by
  /// block look at the block's own number, those by time at its parent's timestamp.
  public Optional<QbftConfig> qbftAfter(long parentNumber, long parentTimestamp) {
    Optional<QbftConfig> current = qbft;
    for (QbftTransition transition : transitions) {
      long reached =
          switch (transition.trigger()) {
            case BLOCK -> parentNumber + 1;
            case TIME -> parentTimestamp;
          };
      if (transition.block() <= reached) {
        current = Optional.of(transition.config());
      }
    }
    return current;
  }
}
