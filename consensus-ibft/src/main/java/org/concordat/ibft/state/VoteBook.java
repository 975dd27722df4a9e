package org.concordat.ibft.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.concordat.ibft.message.IbftMessage;
import org.concordat.ibft.model.ValidatorId;

/// Votes of one kind at one height: at most one per author and round, and at most {@link
/// #MAX_ROUNDS_PER_AUTHOR} rounds per author, the latest ones. So an author can displace its own
/// votes only, and a book holds at most that many votes times the number of validators.
///
/// @param rounds ascending, none of them empty
public record VoteBook<M extends IbftMessage>(List<RoundVotes<M>> rounds) {
  /// An honest author votes in ascending rounds, so what falls out is what it gave up itself.
  public static final int MAX_ROUNDS_PER_AUTHOR = 8;

  /// @param votes ascending by author
  public record RoundVotes<M extends IbftMessage>(int round, List<M> votes) {
    boolean has(ValidatorId author) {
      return votes.stream().anyMatch(it -> it.author().equals(author));
    }

    RoundVotes<M> with(M vote) {
      List<M> next = new ArrayList<>(votes.size() + 1);
      next.addAll(votes);
      int position = 0;
      while (position < next.size() && next.get(position).author().compareTo(vote.author()) < 0) {
        position++;
      }
      next.add(position, vote);
      return new RoundVotes<>(round, List.copyOf(next));
    }

    RoundVotes<M> without(ValidatorId author) {
      return new RoundVotes<>(
          round, votes.stream().filter(it -> !it.author().equals(author)).toList());
    }
  }

  public VoteBook {
    rounds = List.copyOf(rounds);
  }

  public static <M extends IbftMessage> VoteBook<M> empty() {
    return new VoteBook<>(List.of());
  }

  /// The votes of one round, ascending by author.
  public List<M> votes(int round) {
    for (RoundVotes<M> entry : rounds) {
      if (entry.round() == round) {
        return entry.votes();
      }
    }
    return List.of();
  }

  public boolean has(int round, ValidatorId author) {
    return votes(round).stream().anyMatch(it -> it.author().equals(author));
  }

  public int size() {
    return rounds.stream().mapToInt(it -> it.votes().size()).sum();
  }

  /// The latest round such that `count` authors have votes in it or after it; -1 if there is none.
  public int roundReachedBy(int count) {
    Set<ValidatorId> authors = new TreeSet<>();
    for (RoundVotes<M> entry : rounds.reversed()) {
      entry.votes().forEach(it -> authors.add(it.author()));
      if (authors.size() >= count) {
        return entry.round();
      }
    }
    return -1;
  }

  /// With one more vote, which its author has not cast before in that round.
  public VoteBook<M> with(M vote) {
    List<RoundVotes<M>> next = new ArrayList<>(rounds);
    int position = 0;
    while (position < next.size() && next.get(position).round() < vote.round()) {
      position++;
    }
    if (position < next.size() && next.get(position).round() == vote.round()) {
      next.set(position, next.get(position).with(vote));
    } else {
      next.add(position, new RoundVotes<>(vote.round(), List.of(vote)));
    }
    dropOldestBeyondBound(next, vote.author());
    return new VoteBook<>(next);
  }

  private static <M extends IbftMessage> void dropOldestBeyondBound(
      List<RoundVotes<M>> rounds, ValidatorId author) {
    int kept = 0;
    for (int i = rounds.size() - 1; i >= 0; i--) {
      if (rounds.get(i).has(author) && ++kept > MAX_ROUNDS_PER_AUTHOR) {
        RoundVotes<M> rest = rounds.get(i).without(author);
        if (rest.votes().isEmpty()) {
          rounds.remove(i);
        } else {
          rounds.set(i, rest);
        }
      }
    }
  }

  /// Without the votes of rounds that are over.
  public VoteBook<M> from(int round) {
    if (rounds.isEmpty() || rounds.getFirst().round() >= round) {
      return this;
    }
    return new VoteBook<>(rounds.stream().filter(it -> it.round() >= round).toList());
  }
}
