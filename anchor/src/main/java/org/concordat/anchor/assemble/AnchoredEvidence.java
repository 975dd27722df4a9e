package org.concordat.anchor.assemble;

import java.util.List;
import org.concordat.anchor.AnchorException;
import org.concordat.anchor.AnchorException.Code;
import org.concordat.anchor.evidence.EvidencePackage;
import org.concordat.anchor.proof.RegistryLeaf;
import org.concordat.anchor.proof.RegistryProof;

/// Everything that all packages under one anchor share.
public final class AnchoredEvidence {
  private final EvidencePackage.BlockPart block;
  private final EvidencePackage.NetworkPart network;
  private final EvidencePackage.AnchorPart anchor;
  private final RegistryProof.Registry registry;
  private final List<RegistryLeaf> leaves;
  private final RegistryTree tree;

  AnchoredEvidence(
      EvidencePackage.BlockPart block,
      EvidencePackage.NetworkPart network,
      EvidencePackage.AnchorPart anchor,
      RegistryProof.Registry registry,
      List<RegistryLeaf> leaves,
      RegistryTree tree) {
    this.block = block;
    this.network = network;
    this.anchor = anchor;
    this.registry = registry;
    this.leaves = leaves;
    this.tree = tree;
  }

  /// One record's package.
  ///
  /// @throws AnchorException when the batch is not under this anchor, or is registered otherwise
  ///   than the inputs say
  public EvidencePackage forRecord(RecordInputs inputs) {
    if (inputs.registryIndex() < 0 || inputs.registryIndex() >= registry.batchCount()) {
      throw new AnchorException(
          Code.NOT_ANCHORED, "no anchor covers batch " + inputs.registryIndex() + " yet");
    }
    RegistryLeaf registered = leaves.get((int) inputs.registryIndex());
    if (!registered.equals(leaf(inputs))) {
      throw new AnchorException(
          Code.CHAIN_INCONSISTENT, "batch " + inputs.registryIndex() + " is " + registered);
    }
    return new EvidencePackage(
        new EvidencePackage.RecordPart(inputs.commitment()),
        new EvidencePackage.BatchPart(
            inputs.batchRoot(), inputs.schema(), inputs.count(), inputs.index(), inputs.path()),
        new EvidencePackage.RegistryPart(
            inputs.registryIndex(),
            inputs.member(),
            tree.path(inputs.registryIndex()),
            registry.root(),
            registry.batchCount()),
        block,
        network,
        anchor);
  }

  private static RegistryLeaf leaf(RecordInputs inputs) {
    return new RegistryLeaf(
        inputs.registryIndex(),
        inputs.member(),
        inputs.batchRoot(),
        inputs.count(),
        inputs.schema());
  }
}
