package org.concordat.anchor.proof;

import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;

/// Proofs about accounts and their storage under a state root.
public final class StateProof {
  private StateProof() {}

  /// An account as the state trie keeps it.
  public record Account(Bytes nonce, Bytes balance, Bytes32 storageRoot, Bytes32 codeHash) {}

  /// @throws MalformedException when the proof is bad or proves that there is no such account
  public static Account account(Bytes32 stateRoot, Address address, List<Bytes> nodes)
      throws MalformedException {
    Bytes32 key = Keccak256.of(address.bytes());
    return switch (TrieProof.check(stateRoot, key, nodes)) {
      case TrieProof.Result.Present present -> readAccount(present.value());
      case TrieProof.Result.Absent _ ->
          throw new MalformedException("there is no account " + address + " under the state root");
      case TrieProof.Result.Refused refused -> throw new MalformedException(refused.reason());
    };
  }

  private static Account readAccount(Bytes value) throws MalformedException {
    RlpItem.Sequence items = RlpDecoder.decode(value).asSequence("account");
    if (items.size() != 4) {
      throw new MalformedException("account of " + items.size() + " items");
    }
    return new Account(
        items.at(0).asScalar("account nonce", Long.BYTES),
        items.at(1).asScalar("account balance", Bytes32.SIZE),
        items.at(2).asBytes32("account storage root"),
        items.at(3).asBytes32("account code hash"));
  }

  /// The word in a storage slot; a slot that is proven absent is zero.
  ///
  /// @param slot the slot number, not its hash
  public static Bytes32 slot(Bytes32 storageRoot, Bytes32 slot, List<Bytes> nodes)
      throws MalformedException {
    return switch (TrieProof.check(storageRoot, Keccak256.of(slot), nodes)) {
      case TrieProof.Result.Present present -> readWord(present.value());
      case TrieProof.Result.Absent _ -> Bytes32.ZERO;
      case TrieProof.Result.Refused refused -> throw new MalformedException(refused.reason());
    };
  }

  private static Bytes32 readWord(Bytes value) throws MalformedException {
    Bytes word = RlpDecoder.decode(value).asScalar("storage value", Bytes32.SIZE);
    if (word.isEmpty()) {
      throw new MalformedException("storage value zero is kept by absence");
    }
    return Bytes32.leftPad(word);
  }

  /// The slot number as 32 bytes.
  public static Bytes32 slotNumber(long slot) {
    return UInt256.valueOf(slot).toBytes();
  }

  /// The slot of element `index` of the dynamic array whose length is in `slot`.
  public static Bytes32 arrayElement(long slot, long index) {
    return UInt256.fromBytes(Keccak256.of(slotNumber(slot))).add(index).toBytes();
  }

  /// The slot of `key` in the mapping declared at `slot`.
  public static Bytes32 mappingEntry(long slot, long key) {
    return Keccak256.of(slotNumber(key), slotNumber(slot));
  }
}
