package org.concordat.anchor.assemble;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;

/// What a member tells of one record whose batch is registered. Holds nothing of the record's
/// content.
///
/// @param commitment the record's leaf
/// @param index in the batch
/// @param path siblings from the leaf to `batchRoot`
/// @param count records in the batch
/// @param schema Keccak-256 of the schema's name
/// @param registryIndex the batch's position in RecordRegistry
/// @param member the signer that registered it
public record RecordInputs(
    Bytes32 commitment,
    long index,
    List<Bytes32> path,
    Bytes32 batchRoot,
    long count,
    Bytes32 schema,
    long registryIndex,
    Address member) {
  public RecordInputs {
    path = List.copyOf(path);
  }
}
