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

  /// The words of an anchor, as the contract told them when it was made; empty when it told none.
  Optional<AnchoredWords> anchoredWords(long consortiumBlock);

  /// Whose seals the contract accepts.
  Set<Address> validators();

  /// The consortium block under whose state they were proven, 0 for those of the deployment.
  long validatorsProvenAt();

  /// What an anchor is the digest of, beside the chains and the block's number.
  record AnchoredWords(
      Bytes32 sealHash, Bytes32 stateRoot, Bytes32 registryRoot, long batchCount) {}

  default Simulation simulateCall(Address sender, Bytes data) {
    return simulate(sender, Optional.of(contract()), data);
  }
}
