package org.concordat.chain.consensus;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.concordat.chain.ledger.Ledger;
import org.concordat.chain.types.BlockHeader;
import org.concordat.chain.types.QbftExtraData.Vote;
import org.concordat.genesis.Address;

/// What this node's operator wants of the validators, in block-header mode: each block it proposes
/// carries one of these votes, as long as there is one that would count and has not been cast.
///
/// A vote stays until it is taken back, as in Besu: an epoch block voids what was cast, and the
/// next block of this node casts it again. It is not kept on disk; after a restart the operator
/// says it again.
///
/// Safe for use by several threads.
public final class ValidatorVotes {
  /// Most subjects; far more than a network has validators.
  static final int MAX_SUBJECTS = 1024;

  private final SortedMap<Address, Boolean> wanted = new TreeMap<>();

  /// @param add to have it in, or out
  /// @return false when there are too many already
  public synchronized boolean propose(Address subject, boolean add) {
    if (wanted.size() >= MAX_SUBJECTS && !wanted.containsKey(subject)) {
      return false;
    }
    wanted.put(subject, add);
    return true;
  }

  public synchronized void discard(Address subject) {
    wanted.remove(subject);
  }

  /// By subject, true for who is to come in.
  public synchronized SortedMap<Address, Boolean> pending() {
    return new TreeMap<>(wanted);
  }

  /// The vote in this node's block on `parent`. Cast votes drop out, so each has its turn.
  Optional<Vote> next(Ledger ledger, BlockHeader parent, Address voter) {
    return pending().entrySet().stream()
        .map(ValidatorVotes::vote)
        .filter(vote -> ledger.isOpen(parent, voter, vote))
        .findFirst();
  }

  private static Vote vote(Map.Entry<Address, Boolean> entry) {
    return new Vote(entry.getKey(), entry.getValue());
  }
}
