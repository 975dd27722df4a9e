package org.concordat.anchor.relayer;

import java.util.Optional;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// The anchor contract on the L2, at the newest block, and the way to send transactions to it.
public interface AnchorTarget extends TransactionPort {
  Address contract();

  /// The number of the last anchored block, 0 for none.
  long latest();

  /// `anchors(n)`, zero for none.
  Bytes32 anchor(long consortiumBlock);

  /// Whose seals the contract accepts.
  Set<Address> validators();

  default Simulation simulateCall(Address sender, Bytes data) {
    return simulate(sender, Optional.of(contract()), data);
  }
}
