package org.concordat.governance.client;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.genesis.network.SystemContracts;
import org.concordat.governance.GovernanceException;
import org.concordat.governance.SeatedMember;
import org.concordat.governance.client.ConstitutionRpc.Answer;
import org.concordat.governance.client.ConstitutionRpc.Mined;
import org.concordat.governance.contract.ContractArtefact;
import org.web3j.crypto.Hash;
import org.web3j.protocol.core.methods.response.Log;

/// Reads the constitution and casts a member's ballots. Every reading is of the latest block.
///
/// A change takes effect with the ballot that completes ⌈2n/3⌉ of the seated members.
public final class ConstitutionClient {
  private static final Bytes32 PROPOSED =
      topic("Proposed(uint256,address,address,(address,address,bytes32))");
  private static final Bytes32 POLICY_PROPOSED = topic("PolicyProposed(uint256,address,bytes32)");
  private static final Bytes32 EXECUTED = topic("Executed(uint256)");
  private static final Address CONSTITUTION = SystemContracts.CONSTITUTION;
  private static final int WORDS_PER_MEMBER = 3;

  private final ConstitutionRpc rpc;
  private final ContractArtefact contract;

  public ConstitutionClient(ConstitutionRpc rpc) {
    this.rpc = rpc;
    this.contract = ContractArtefact.constitution();
  }

  /// Ascending, as QBFT orders them.
  public List<Address> validators() {
    AnswerReader list = read("getValidators()").at(0);
    return list.list(1, i -> list.required(list.address(i)));
  }

  /// In order of admission.
  public List<SeatedMember> members() {
    AnswerReader list = read("members()").at(0);
    return list.list(WORDS_PER_MEMBER, i -> list.required(list.member(i)));
  }

  public boolean isMember(Address signer) {
    return read("isMember(address)", word(signer)).flag(0);
  }

  /// Approvals a change needs now.
  public long quorum() {
    return read("quorum()").number(0);
  }

  public long proposalCount() {
    return read("proposalCount()").number(0);
  }

  /// Approvals of members that are still seated.
  public long approvalsOf(long proposal) {
    return read("approvalsOf(uint256)", word(proposal)).number(0);
  }

  /// Empty if there is no proposal with that number.
  public Optional<Proposal> proposal(long id) {
    if (id < 0 || id >= proposalCount()) {
      return Optional.empty();
    }
    AnswerReader answer = read("proposal(uint256)", word(id)).at(0);
    long executedAt = answer.number(2);
    AnswerReader seats = answer.at(7);
    return Optional.of(
        new Proposal(
            id,
            answer.required(answer.address(0)),
            answer.number(1),
            executedAt == 0 ? OptionalLong.empty() : OptionalLong.of(executedAt),
            change(answer),
            seats.list(1, seats::number)));
  }

  /// Where no member leaves or joins, the proposal is about the policy.
  private static Change change(AnswerReader answer) {
    Optional<Address> leaving = answer.address(3);
    Optional<SeatedMember> joining = answer.member(4);
    if (leaving.isPresent() || joining.isPresent()) {
      return new MemberChange(leaving, joining);
    }
    return new PolicyChange(Optional.of(answer.word(8)).filter(draft -> !draft.isZero()));
  }

  /// Opens a proposal and counts the proposer's approval.
  public BallotResult propose(SigningKey by, Change change) {
    return switch (change) {
      case MemberChange members -> propose(by, members);
      case PolicyChange policy ->
          cast(by, "proposePolicy(bytes32)", policy.draft().orElse(Bytes32.ZERO));
    };
  }

  private BallotResult propose(SigningKey by, MemberChange change) {
    Bytes32 leaving = change.leaving().map(ConstitutionClient::word).orElse(Bytes32.ZERO);
    Bytes joining =
        change
            .joining()
            .map(m -> Bytes.concatenate(word(m.signer()), validator(m), m.nameHash()))
            .orElse(Bytes.repeat((byte) 0, WORDS_PER_MEMBER * Bytes32.SIZE));
    return cast(by, "propose(address,(address,address,bytes32))", leaving, joining);
  }

  public BallotResult approve(SigningKey by, long proposal) {
    return cast(by, "approve(uint256)", word(proposal));
  }

  /// Puts a proposal into effect that has enough approvals because the membership shrank.
  public BallotResult execute(SigningKey by, long proposal) {
    return cast(by, "execute(uint256)", word(proposal));
  }

  private BallotResult cast(SigningKey by, String signature, Bytes... arguments) {
    Bytes data = callData(signature, arguments);
    return switch (rpc.call(by.address(), CONSTITUTION, data)) {
      case Answer.Reverted(Bytes reason) -> new BallotResult.Refused(Refusals.inWords(reason));
      case Answer.Returned _ -> outcome(rpc.transact(by, CONSTITUTION, data), arguments[0]);
    };
  }

  /// Another ballot may have come first: what the call promised is read again from the receipt.
  private static BallotResult outcome(Mined mined, Bytes firstArgument) {
    if (!mined.succeeded()) {
      return new BallotResult.Refused("another ballot came first: read the proposal again");
    }
    Bytes id =
        mined.logs().stream()
            .filter(log -> isFrom(log, PROPOSED) || isFrom(log, POLICY_PROPOSED))
            .map(log -> Bytes.fromHexString(log.getTopics().get(1)))
            .findFirst()
            .orElse(firstArgument);
    boolean executed = mined.logs().stream().anyMatch(log -> isFrom(log, EXECUTED));
    return new BallotResult.Cast(new AnswerReader(id).number(0), executed, mined.hash());
  }

  private static boolean isFrom(Log log, Bytes32 topic) {
    return log.getTopics().size() > 1 && log.getTopics().get(0).equals(topic.toHexString());
  }

  private AnswerReader read(String signature, Bytes... arguments) {
    return switch (rpc.call(Address.ZERO, CONSTITUTION, callData(signature, arguments))) {
      case Answer.Returned(Bytes output) -> new AnswerReader(output);
      case Answer.Reverted(Bytes reason) ->
          throw new GovernanceException(
              GovernanceException.Code.ANSWER_MALFORMED,
              signature + " was refused: " + Refusals.inWords(reason));
    };
  }

  private Bytes callData(String signature, Bytes... arguments) {
    return Bytes.concatenate(contract.selector(signature), Bytes.concatenate(arguments));
  }

  private static Bytes32 validator(SeatedMember member) {
    return member.validator().map(ConstitutionClient::word).orElse(Bytes32.ZERO);
  }

  private static Bytes32 word(Address address) {
    return Bytes32.leftPad(address.bytes());
  }

  private static Bytes32 word(long number) {
    return UInt256.valueOf(number);
  }

  private static Bytes32 topic(String signature) {
    return Bytes32.fromHexString(Hash.sha3String(signature));
  }
}
