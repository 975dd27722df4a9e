package org.concordat.governance.predeploy;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;
import org.web3j.crypto.Hash;

/// Where Solidity keeps the elements of its dynamic types ("Layout of State Variables in Storage").
public final class StorageSlots {
  private StorageSlots() {}

  /// The first slot of a dynamic array's elements; the array's own slot holds its length.
  public static UInt256 firstElement(UInt256 arraySlot) {
    return keccak(arraySlot);
  }

  /// The slot of `mapping(address => …)` at `mappingSlot` for `key`.
  public static UInt256 mappedBy(Address key, UInt256 mappingSlot) {
    return keccak(Bytes.concatenate(word(key), mappingSlot));
  }

  /// An address as a storage word: right-aligned.
  public static UInt256 word(Address address) {
    return UInt256.fromBytes(Bytes32.leftPad(address.bytes()));
  }

  private static UInt256 keccak(Bytes input) {
    return UInt256.fromBytes(Bytes32.wrap(Hash.sha3(input.toArray())));
  }
}
