package org.concordat.governance.evm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.concordat.genesis.Address;
import org.concordat.governance.SeatedMember;
import org.concordat.governance.client.MemberChange;

/// The constitution's rules in plain Java: the twin its contract is tested against. A refusal is
/// the name of the contract's error.
final class ConstitutionModel {
  static final String ACCEPTED = "";

  private static final class Ballot {
    final MemberChange change;
    final List<Integer> seats = new ArrayList<>();
    boolean executed;

    Ballot(MemberChange change, int proposer) {
      this.change = change;
      seats.add(proposer);
    }
  }

  /// Every seat ever; empty once its member has left.
  private final List<Optional<SeatedMember>> seats = new ArrayList<>();

  private final List<Ballot> ballots = new ArrayList<>();

  ConstitutionModel(List<SeatedMember> founders) {
    founders.forEach(founder -> seats.add(Optional.of(founder)));
  }

  String propose(Address by, MemberChange change) {
    int seat = seatOf(by);
    if (seat < 0) {
      return "NotAMember(address)";
    }
    if (change.leaving().isPresent() && seatOf(change.leaving().get()) < 0) {
      return "NotAMember(address)";
    }
    Optional<Address> joining = change.joining().map(SeatedMember::signer);
    if (joining.isPresent() && !joining.equals(change.leaving()) && seatOf(joining.get()) >= 0) {
      return "AlreadyAMember(address)";
    }
    Ballot ballot = new Ballot(change, seat);
    String refusal = settle(ballot);
    if (refusal.equals(ACCEPTED)) {
      ballots.add(ballot);
    }
    return refusal;
  }

  String approve(Address by, int id) {
    int seat = seatOf(by);
    if (seat < 0) {
      return "NotAMember(address)";
    }
    if (id >= ballots.size()) {
      return "UnknownProposal(uint256)";
    }
    Ballot ballot = ballots.get(id);
    if (ballot.executed) {
      return "AlreadyExecuted(uint256)";
    }
    if (ballot.seats.contains(seat)) {
      return "AlreadyApproved(uint256,address)";
    }
    ballot.seats.add(seat);
    String refusal = settle(ballot);
    if (!refusal.equals(ACCEPTED)) {
      ballot.seats.removeLast();
    }
    return refusal;
  }

  String execute(int id) {
    if (id >= ballots.size()) {
      return "UnknownProposal(uint256)";
    }
    Ballot ballot = ballots.get(id);
    if (ballot.executed) {
      return "AlreadyExecuted(uint256)";
    }
    return approvals(ballot) < quorum() ? "QuorumNotReached(uint256,uint256)" : settle(ballot);
  }

  List<SeatedMember> members() {
    return seats.stream().flatMap(Optional::stream).toList();
  }

  /// Ascending.
  Set<Address> validators() {
    Set<Address> validators = new TreeSet<>();
    members().forEach(member -> member.validator().ifPresent(validators::add));
    return validators;
  }

  int quorum() {
    return (int) Math.ceil(2 * members().size() / 3.0);
  }

  int ballots() {
    return ballots.size();
  }

  private long approvals(Ballot ballot) {
    return ballot.seats.stream().filter(seat -> seats.get(seat).isPresent()).count();
  }

  private String settle(Ballot ballot) {
    if (approvals(ballot) < quorum()) {
      return ACCEPTED;
    }
    List<Optional<SeatedMember>> before = List.copyOf(seats);
    String refusal = apply(ballot.change);
    if (refusal.equals(ACCEPTED)) {
      ballot.executed = true;
    } else {
      seats.clear();
      seats.addAll(before);
    }
    return refusal;
  }

  private String apply(MemberChange change) {
    if (change.leaving().isPresent()) {
      int seat = seatOf(change.leaving().get());
      if (seat < 0) {
        return "NotAMember(address)";
      }
      seats.set(seat, Optional.empty());
    }
    if (change.joining().isPresent()) {
      SeatedMember joining = change.joining().get();
      if (seatOf(joining.signer()) >= 0) {
        return "AlreadyAMember(address)";
      }
      if (joining.validator().filter(validators()::contains).isPresent()) {
        return "ValidatorTaken(address)";
      }
      seats.add(change.joining());
    }
    if (members().isEmpty()) {
      return "NoMemberLeft()";
    }
    return validators().isEmpty() ? "NoValidatorLeft()" : ACCEPTED;
  }

  private int seatOf(Address signer) {
    for (int i = 0; i < seats.size(); i++) {
      if (seats.get(i).filter(member -> member.signer().equals(signer)).isPresent()) {
        return i;
      }
    }
    return -1;
  }
}
