package org.concordat.anchor.evidence;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.AnchorRecord;
import org.concordat.anchor.proof.RecordPath;
import org.concordat.anchor.proof.RegistryLeaf;
import org.concordat.anchor.proof.RegistryProof;
import org.concordat.anchor.proof.ValidatorProof;
import org.concordat.genesis.Address;

/// Everything needed to follow one record from its commitment to the public anchor.
public record EvidencePackage(
    RecordPart record,
    BatchPart batch,
    RegistryPart registry,
    BlockPart block,
    NetworkPart network,
    AnchorPart anchor) {
  public static final String FORMAT = "concordat-evidence";

  /// The version that is written. Version 1 had no set changes.
  public static final int VERSION = 2;

  /// Most set changes in one package.
  public static final int MAXIMUM_SET_CHANGES = 256;

  /// @param commitment a BN254 field element, big-endian
  public record RecordPart(Bytes32 commitment) {}

  /// The batch the record is in.
  ///
  /// @param schema Keccak-256 of the schema's name
  /// @param count records in the batch
  /// @param index of the record in it
  /// @param path siblings from the record's leaf to the root
  public record BatchPart(
      Bytes32 root, Bytes32 schema, long count, long index, List<Bytes32> path) {
    public BatchPart {
      path = List.copyOf(path);
    }
  }

  /// The batch's place in RecordRegistry.
  ///
  /// @param root the registry's root at the anchored block
  /// @param batchCount the registry's count at the anchored block
  public record RegistryPart(
      long index, Address member, List<Bytes32> path, Bytes32 root, long batchCount) {
    public RegistryPart {
      path = List.copyOf(path);
    }
  }

  /// The anchored consortium block.
  ///
  /// @param header RLP in the form its seals sign: round kept, seals empty
  /// @param seals exactly a quorum, in ascending order of their signers' addresses
  public record BlockPart(Bytes header, List<Bytes> seals, RegistryProof registry) {
    public BlockPart {
      seals = List.copyOf(seals);
    }
  }

  /// The consortium and, from its genesis state, its validators, with every change of them before
  /// the anchored block.
  ///
  /// @param genesisHeader RLP whose hash is `genesisHash`
  /// @param setChanges in ascending order of their blocks
  public record NetworkPart(
      long chainId,
      Bytes32 genesisHash,
      Bytes genesisHeader,
      ValidatorProof validators,
      List<SetChangePart> setChanges) {
    public NetworkPart {
      setChanges = List.copyOf(setChanges);
    }
  }

  /// A block in whose state other validators are listed than before; they seal the blocks after it.
  ///
  /// @param header as in {@link BlockPart}
  /// @param seals likewise, of the validators before the change
  /// @param validators the proofs of those after it
  public record SetChangePart(Bytes header, List<Bytes> seals, ValidatorProof validators) {
    public SetChangePart {
      seals = List.copyOf(seals);
    }
  }

  /// The L2 contract's word for the anchored block, proven under an L2 block.
  ///
  /// @param blockNumber of the L2 block
  /// @param header bytes whose Keccak-256 is `blockHash`
  /// @param storageProof of `anchors[n]`, n being the consortium block's number
  public record AnchorPart(
      long chainId,
      Address contract,
      long blockNumber,
      Bytes header,
      Bytes32 blockHash,
      List<Bytes> accountProof,
      List<Bytes> storageProof) {
    public AnchorPart {
      accountProof = List.copyOf(accountProof);
      storageProof = List.copyOf(storageProof);
    }
  }

  public RecordPath recordPath() {
    return new RecordPath(record.commitment(), batch.index(), batch.count(), batch.path());
  }

  public RegistryLeaf registryLeaf() {
    return new RegistryLeaf(
        registry.index(), registry.member(), batch.root(), batch.count(), batch.schema());
  }

  /// What the L2 contract must have stored, for a consortium block of this number and state.
  public AnchorRecord anchorRecord(long blockNumber, Bytes32 sealHash, Bytes32 stateRoot) {
    return new AnchorRecord(
        anchor.chainId(),
        network.chainId(),
        network.genesisHash(),
        blockNumber,
        sealHash,
        stateRoot,
        registry.root(),
        registry.batchCount());
  }
}
