package org.concordat.chain.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.concordat.chain.types.QbftExtraData.Vote;
import org.concordat.genesis.Address;

/// The validators of block-header mode and the votes to change them. Immutable.
///
/// @param adding who votes for whom to come in
/// @param dropping who votes for whom to go
record VoteTally(
    SortedSet<Address> validators,
    Map<Address, Set<Address>> adding,
    Map<Address, Set<Address>> dropping) {

  /// No votes.
  static VoteTally of(Collection<Address> validators) {
    return new VoteTally(new TreeSet<>(validators), Map.of(), Map.of());
  }

  List<Address> ascending() {
    return List.copyOf(validators);
  }

  /// The tally after `voter` cast `vote`. A subject's change takes more than half of the validators
  /// as they were before it; its votes are spent then, and so are a dropped validator's own.
  VoteTally after(Address voter, Vote vote) {
    Address subject = vote.recipient();
    Map<Address, Set<Address>> adds = change(adding, subject, voter, vote.add());
    Map<Address, Set<Address>> drops = change(dropping, subject, voter, !vote.add());
    int threshold = validators.size() / 2 + 1;
    if (adds.getOrDefault(subject, Set.of()).size() >= threshold) {
      SortedSet<Address> more = new TreeSet<>(validators);
      more.add(subject);
      return new VoteTally(more, without(adds, subject), without(drops, subject));
    }
    if (drops.getOrDefault(subject, Set.of()).size() >= threshold) {
      SortedSet<Address> fewer = new TreeSet<>(validators);
      fewer.remove(subject);
      return new VoteTally(
          fewer,
          withoutVoter(without(adds, subject), subject),
          withoutVoter(without(drops, subject), subject));
    }
    return new VoteTally(validators, adds, drops);
  }

  /// Whether the vote asks for something that is not so, and `voter` has not asked for it yet. The
  /// last validator is not voted out: nobody would be left to vote anyone in.
  boolean isOpen(Address voter, Vote vote) {
    Address subject = vote.recipient();
    Map<Address, Set<Address>> cast = vote.add() ? adding : dropping;
    boolean news = validators.contains(subject) != vote.add();
    boolean wouldEmpty = !vote.add() && validators.size() == 1;
    return news && !wouldEmpty && !cast.getOrDefault(subject, Set.of()).contains(voter);
  }

  private static Map<Address, Set<Address>> change(
      Map<Address, Set<Address>> votes, Address subject, Address voter, boolean cast) {
    Set<Address> voters = new HashSet<>(votes.getOrDefault(subject, Set.of()));
    if (cast) {
      voters.add(voter);
    } else {
      voters.remove(voter);
    }
    Map<Address, Set<Address>> changed = new HashMap<>(votes);
    changed.put(subject, Set.copyOf(voters));
    return Map.copyOf(changed);
  }

  private static Map<Address, Set<Address>> without(
      Map<Address, Set<Address>> votes, Address subject) {
    Map<Address, Set<Address>> changed = new HashMap<>(votes);
    changed.remove(subject);
    return Map.copyOf(changed);
  }

  private static Map<Address, Set<Address>> withoutVoter(
      Map<Address, Set<Address>> votes, Address voter) {
    UnaryOperator<Set<Address>> others =
        voters -> {
          Set<Address> rest = new HashSet<>(voters);
          rest.remove(voter);
          return Set.copyOf(rest);
        };
    Map<Address, Set<Address>> changed = new HashMap<>(votes);
    changed.replaceAll((_, voters) -> others.apply(voters));
    return Map.copyOf(changed);
  }
}
