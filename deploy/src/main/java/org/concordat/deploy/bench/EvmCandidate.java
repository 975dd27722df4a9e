package org.concordat.deploy.bench;

import java.time.Duration;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.genesis.Address;

/// An EVM to be measured.
interface EvmCandidate extends AutoCloseable {
  String name();

  /// Told before anything is asked of it what it will be asked.
  default void prepare(EvmCase one, long rounds) {}

  /// Calls the contract with this gas.
  ///
  /// @throws BenchException when it does not answer or the call fails
  Bytes call(Address contract, Bytes data, long gas);

  /// CPU time its process has used so far, where it can be seen.
  Optional<Duration> cpu();

  @Override
  void close();
}
