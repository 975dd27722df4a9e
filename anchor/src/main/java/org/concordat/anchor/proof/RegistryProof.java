package org.concordat.anchor.proof;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.network.SystemContracts;

/// The proofs of RecordRegistry's root and count under one state root.
public record RegistryProof(List<Bytes> account, List<Bytes> root, List<Bytes> count) {
  public static final long ROOT_SLOT = 0;
  public static final long COUNT_SLOT = 1;

  /// The registry's tree has 2^32 leaves.
  public static final long MAXIMUM_BATCHES = 1L << RegistryLeaf.HEIGHT;

  public RegistryProof {
    account = List.copyOf(account);
    root = List.copyOf(root);
    count = List.copyOf(count);
  }

  /// The registry's state.
  public record Registry(Bytes32 root, long batchCount) {}

  /// What these proofs show under `stateRoot`.
  public Registry check(Bytes32 stateRoot) throws MalformedException {
    Bytes32 storage =
        StateProof.account(stateRoot, SystemContracts.RECORD_REGISTRY, account).storageRoot();
    Bytes32 provenRoot = StateProof.slot(storage, StateProof.slotNumber(ROOT_SLOT), root);
    Bytes32 provenCount = StateProof.slot(storage, StateProof.slotNumber(COUNT_SLOT), count);
    if (provenCount.trimLeadingZeros().size() > 5
        || provenCount.trimLeadingZeros().toLong() > MAXIMUM_BATCHES) {
      throw new MalformedException("a batch count beyond the registry's tree");
    }
    return new Registry(provenRoot, provenCount.trimLeadingZeros().toLong());
  }
}
