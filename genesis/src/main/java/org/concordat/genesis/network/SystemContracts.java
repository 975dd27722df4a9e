package org.concordat.genesis.network;

import org.concordat.genesis.Address;

/// Where the consortium's own contracts live. They are written into the genesis state, so these
/// addresses are the same on every Concordat network.
public final class SystemContracts {
  /// Members and validators; QBFT asks it for `getValidators()`.
  public static final Address CONSTITUTION = new Address(0, 0, 0x1000);

  /// The append-only tree of batch roots.
  public static final Address RECORD_REGISTRY = new Address(0, 0, 0x1001);

  /// Merkle roots over block hashes older than the EVM can see.
  public static final Address BLOCK_CHECKPOINTS = new Address(0, 0, 0x1002);

  /// Policy versions and what is in force.
  public static final Address POLICY_REGISTRY = new Address(0, 0, 0x1003);

  private SystemContracts() {}
}
