package org.concordat.anchor.proof;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// One registered batch as `RecordRegistry` hashes it into its tree.
///
/// @param index its position, from 0
/// @param member the signer that registered it
/// @param batchRoot the root of its commitments
/// @param count how many records it holds
/// @param schema Keccak-256 of the schema's name
public record RegistryLeaf(
    long index, Address member, Bytes32 batchRoot, long count, Bytes32 schema) {
  /// The height of the registry's tree.
  public static final int HEIGHT = 32;

  /// `keccak256(abi.encode(index, member, batchRoot, count, schema))`.
  public Bytes32 hash() {
    return Keccak256.of(
        StateProof.slotNumber(index),
        Bytes32.leftPad(member.bytes()),
        batchRoot,
        StateProof.slotNumber(count),
        schema);
  }

  /// An inner node of the registry's tree.
  public static Bytes32 node(Bytes32 left, Bytes32 right) {
    return Keccak256.of(left, right);
  }

  public Bytes32 root(List<Bytes32> path) throws MalformedException {
    if (path.size() != HEIGHT) {
      throw new MalformedException("a registry path of " + path.size() + " nodes, not " + HEIGHT);
    }
    return MerklePath.root(hash(), index, path, RegistryLeaf::node);
  }
}
