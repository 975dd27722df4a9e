package org.concordat.chain.types;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// An event a contract emitted.
///
/// @param topics at most four
public record Log(Address address, List<Bytes32> topics, Bytes data) {
  public Log {
    topics = List.copyOf(topics);
  }
}
