package org.concordat.privacy.registration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.genesis.Address;
import org.concordat.privacy.PrivacyException;
import org.concordat.privacy.PrivacyException.Code;
import org.web3j.crypto.Hash;

/// A chain with one registry and one account. Blocks are made by the test; faults can be switched
/// on.
public final class InMemoryRegistry implements Registry {
  /// What goes wrong at the next call of that name.
  public enum Fault {
    NONE,
    /// The transaction is lost on its way.
    LOSE,
    /// The node takes it, but the answer does not arrive.
    LOSE_ANSWER,
    /// The node does not want it.
    REFUSE
  }

  private record Sent(SignedRegistration transaction, BatchRegistration registration) {}

  private final Address member = new Address(0, 0, 0xabc);
  private final Map<Bytes32, Sent> pool = new LinkedHashMap<>();
  private final Map<Bytes32, Fate> mined = new HashMap<>();
  private final Map<Bytes, BatchRegistration> signed = new HashMap<>();
  private final Map<Bytes32, Registered> roots = new LinkedHashMap<>();
  private final Set<Bytes32> foreignRoots = new HashSet<>();
  private final List<Long> usedNonces = new ArrayList<>();
  private Fault fault = Fault.NONE;
  private boolean memberOfConsortium = true;
  private long block;

  /// Applies to sends from now on.
  public void fault(Fault next) {
    fault = next;
  }

  public void expelMember() {
    memberOfConsortium = false;
  }

  public void admitMember() {
    memberOfConsortium = true;
  }

  /// Another member registers a root.
  public void registerByOther(Bytes32 root) {
    foreignRoots.add(root);
  }

  /// The account sends something else, directly into a block.
  public void mineForeignTransaction() {
    usedNonces.add(minedNonce());
    block++;
  }

  /// The node forgets what waits.
  public void dropPool() {
    pool.clear();
  }

  /// Includes what waits, in nonce order without gaps.
  public void mine() {
    block++;
    while (true) {
      Optional<Sent> next =
          pool.values().stream()
              .filter(sent -> sent.transaction().nonce() == minedNonce())
              .findFirst();
      if (next.isEmpty()) {
        return;
      }
      include(next.get());
    }
  }

  public int registeredCount() {
    return roots.size();
  }

  public int transactionCount() {
    return usedNonces.size();
  }

  public int waitingCount() {
    return pool.size();
  }

  @Override
  public Address member() {
    return member;
  }

  @Override
  public long minedNonce() {
    return usedNonces.size();
  }

  @Override
  public Optional<String> objection(BatchRegistration registration) {
    if (!memberOfConsortium) {
      return Optional.of("the signer is not a member");
    }
    return isTaken(registration.batchRoot()) ? Optional.of("registered") : Optional.empty();
  }

  @Override
  public SignedRegistration sign(BatchRegistration registration, long nonce) {
    Bytes raw = Bytes.concatenate(registration.batchRoot(), Bytes.ofUnsignedLong(nonce));
    signed.put(raw, registration);
    return new SignedRegistration(Bytes32.wrap(Hash.sha3(raw.toArray())), nonce, raw);
  }

  @Override
  public SendOutcome send(SignedRegistration transaction) {
    if (transaction.nonce() < minedNonce()) {
      return new SendOutcome.NonceUsed();
    }
    switch (fault) {
      case NONE, LOSE_ANSWER ->
          pool.put(
              transaction.hash(),
              new Sent(transaction, Objects.requireNonNull(signed.get(transaction.raw()))));
      case LOSE -> {
        // the node never sees it
      }
      case REFUSE -> {
        return new SendOutcome.Refused("the pool is full");
      }
    }
    if (fault != Fault.NONE) {
      throw new PrivacyException(Code.CHAIN_UNREACHABLE, "no answer");
    }
    return new SendOutcome.Taken();
  }

  @Override
  public Fate fate(SignedRegistration transaction, BatchRegistration registration) {
    Fate fate = mined.get(transaction.hash());
    if (fate != null) {
      return fate;
    }
    return pool.containsKey(transaction.hash()) ? new Fate.Pending() : new Fate.Unknown();
  }

  @Override
  public Optional<Registered> find(Bytes32 batchRoot) {
    return Optional.ofNullable(roots.get(batchRoot));
  }

  private void include(Sent sent) {
    Bytes32 root = sent.registration().batchRoot();
    Bytes32 hash = sent.transaction().hash();
    pool.remove(hash);
    usedNonces.add(sent.transaction().nonce());
    if (isTaken(root) || !memberOfConsortium) {
      mined.put(hash, new Fate.Reverted("reverted"));
      return;
    }
    Bytes32 blockHash = Bytes32.wrap(Hash.sha3(Bytes.ofUnsignedLong(block).toArray()));
    Registered registered = new Registered(roots.size(), member, hash, block, blockHash);
    roots.put(root, registered);
    mined.put(hash, new Fate.Confirmed(registered));
  }

  private boolean isTaken(Bytes32 root) {
    return roots.containsKey(root) || foreignRoots.contains(root);
  }
}
