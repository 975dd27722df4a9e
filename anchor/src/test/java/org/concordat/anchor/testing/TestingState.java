package org.concordat.anchor.testing;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.anchor.proof.Keccak256;
import org.concordat.anchor.proof.RlpEncoder;
import org.concordat.anchor.proof.StateProof;
import org.concordat.anchor.proof.ValidatorProof;
import org.concordat.genesis.Address;
import org.concordat.genesis.network.SystemContracts;

/// A world state with proofs, over {@link TestingTrie}.
public final class TestingState {
  private final Map<Address, TestingTrie> storage = new TreeMap<>();

  public TestingState set(Address account, Bytes32 slot, Bytes32 word) {
    if (word.isZero()) {
      storageOf(account).remove(Keccak256.of(slot));
      return this;
    }
    storageOf(account).put(Keccak256.of(slot), RlpEncoder.text(word.trimLeadingZeros()));
    return this;
  }

  public TestingState set(Address account, long slot, Bytes32 word) {
    return set(account, StateProof.slotNumber(slot), word);
  }

  /// Neighbours make proofs as deep as real ones.
  public TestingState crowd(Random random, int accounts) {
    for (int i = 0; i < accounts; i++) {
      storageOf(Address.of(randomBytes(random, 20)));
    }
    return this;
  }

  public TestingState crowdStorage(Address account, Random random, int slots) {
    for (int i = 0; i < slots; i++) {
      set(account, Bytes32.wrap(randomBytes(random, 32)), Bytes32.wrap(randomBytes(random, 32)));
    }
    return this;
  }

  /// Writes Constitution's list of validators, over one of at most `before` elements.
  public TestingState list(List<Address> validators, int before) {
    Address constitution = SystemContracts.CONSTITUTION;
    set(constitution, ValidatorProof.VALIDATORS_SLOT, StateProof.slotNumber(validators.size()));
    for (int i = 0; i < Math.max(validators.size(), before); i++) {
      Bytes32 word =
          i < validators.size() ? Bytes32.leftPad(validators.get(i).bytes()) : Bytes32.ZERO;
      set(constitution, StateProof.arrayElement(ValidatorProof.VALIDATORS_SLOT, i), word);
    }
    return this;
  }

  /// The proofs of that list.
  public ValidatorProof validatorProof(int size) {
    Address constitution = SystemContracts.CONSTITUTION;
    return new ValidatorProof(
        accountProof(constitution),
        storageProof(constitution, ValidatorProof.VALIDATORS_SLOT),
        IntStream.range(0, size)
            .mapToObj(i -> StateProof.arrayElement(ValidatorProof.VALIDATORS_SLOT, i))
            .map(slot -> storageProof(constitution, slot))
            .toList());
  }

  public TestingState copy() {
    TestingState copy = new TestingState();
    storage.forEach((account, trie) -> copy.storage.put(account, trie.copy()));
    return copy;
  }

  public TestingState touch(Address account) {
    storageOf(account);
    return this;
  }

  public Bytes32 root() {
    return accounts().root();
  }

  public List<Bytes> accountProof(Address account) {
    return accounts().proof(Keccak256.of(account.bytes()));
  }

  public List<Bytes> storageProof(Address account, Bytes32 slot) {
    return storageOf(account).proof(Keccak256.of(slot));
  }

  public List<Bytes> storageProof(Address account, long slot) {
    return storageProof(account, StateProof.slotNumber(slot));
  }

  private TestingTrie storageOf(Address account) {
    return storage.computeIfAbsent(account, _ -> new TestingTrie());
  }

  private TestingTrie accounts() {
    TestingTrie trie = new TestingTrie();
    for (Map.Entry<Address, TestingTrie> entry : storage.entrySet()) {
      Bytes account =
          RlpEncoder.list(
              List.of(
                  RlpEncoder.scalar(1),
                  RlpEncoder.scalar(0),
                  RlpEncoder.text(entry.getValue().root()),
                  RlpEncoder.text(Keccak256.of(Bytes.EMPTY))));
      trie.put(Keccak256.of(entry.getKey().bytes()), account);
    }
    return trie;
  }

  private static Bytes randomBytes(Random random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Bytes.wrap(bytes);
  }
}
