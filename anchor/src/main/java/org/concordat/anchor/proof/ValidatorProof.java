package org.concordat.anchor.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;
import org.concordat.genesis.network.SystemContracts;

/// The proofs of Constitution's validator list under one state root: an `address[]` at slot 0.
///
/// @param account of the Constitution
/// @param length of the array's length
/// @param elements of each element in order
public record ValidatorProof(List<Bytes> account, List<Bytes> length, List<List<Bytes>> elements) {
  public static final long VALIDATORS_SLOT = 0;
  public static final int MAXIMUM_VALIDATORS = 256;

  public ValidatorProof {
    account = List.copyOf(account);
    length = List.copyOf(length);
    elements = elements.stream().map(List::copyOf).toList();
  }

  /// The same proofs with each trie node once, as ConsortiumAnchor takes them.
  public SharedProof shared() {
    List<List<Bytes>> paths = new ArrayList<>(List.of(account, length));
    paths.addAll(elements);
    return SharedProof.of(paths);
  }

  /// The validators in ascending order, as these proofs show them under `stateRoot`.
  public Set<Address> check(Bytes32 stateRoot) throws MalformedException {
    Bytes32 storage =
        StateProof.account(stateRoot, SystemContracts.CONSTITUTION, account).storageRoot();
    Bytes32 size = StateProof.slot(storage, StateProof.slotNumber(VALIDATORS_SLOT), length);
    if (!size.equals(StateProof.slotNumber(elements.size()))) {
      throw new MalformedException(elements.size() + " validator proofs for another list length");
    }
    if (elements.isEmpty() || elements.size() > MAXIMUM_VALIDATORS) {
      throw new MalformedException("a list of " + elements.size() + " validators");
    }
    return distinct(read(storage));
  }

  private List<Address> read(Bytes32 storage) throws MalformedException {
    List<Address> validators = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      Bytes32 slot = StateProof.arrayElement(VALIDATORS_SLOT, i);
      Bytes32 word = StateProof.slot(storage, slot, elements.get(i));
      if (word.isZero() || !word.slice(0, 12).isZero()) {
        throw new MalformedException("validator " + i + " is not an address");
      }
      validators.add(Address.of(word.slice(12)));
    }
    return validators;
  }

  private static Set<Address> distinct(List<Address> validators) throws MalformedException {
    Set<Address> set = new TreeSet<>(validators);
    if (set.size() != validators.size()) {
      throw new MalformedException("a validator is listed twice");
    }
    return set;
  }
}
