package org.concordat.governance.client;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.genesis.network.SystemContracts;
import org.concordat.governance.GovernanceException;
import org.concordat.governance.client.ConstitutionRpc.Answer;
import org.concordat.governance.client.ConstitutionRpc.Mined;
import org.concordat.governance.contract.ContractArtefact;

/// Reads policies and puts drafts up for decision; the decision itself is a [PolicyChange] of
/// [ConstitutionClient]. Every reading is of the latest block.
public final class PolicyClient {
  private static final Address REGISTRY = SystemContracts.POLICY_REGISTRY;
  private static final String DRAFT =
      "draft((uint256,uint256,uint256,uint256,uint256,bytes32,uint32,uint32,"
          + "(bytes32,bytes32,uint32)[]))";

  private final ConstitutionRpc rpc;
  private final ContractArtefact contract;

  public PolicyClient(ConstitutionRpc rpc) {
    this.rpc = rpc;
    this.contract = ContractArtefact.policyRegistry();
  }

  public DraftResult draft(SigningKey by, Policy policy) {
    Bytes data = Bytes.concatenate(contract.selector(DRAFT), policy.encoded());
    return switch (rpc.call(by.address(), REGISTRY, data)) {
      case Answer.Reverted(Bytes reason) -> new DraftResult.Refused(Refusals.inWords(reason));
      case Answer.Returned _ -> {
        Mined mined = rpc.transact(by, REGISTRY, data);
        yield mined.succeeded()
            ? new DraftResult.Drafted(policy.id(), mined.hash())
            : new DraftResult.Refused("the state changed meanwhile: read the policies again");
      }
    };
  }

  /// Empty while no policy is in force.
  public Optional<PolicyVersion> current() {
    return version(read("current()").number(0));
  }

  /// A present or past version; empty when there is none of that number.
  public Optional<PolicyVersion> version(long number) {
    if (number < 1 || number > read("versionCount()").number(0)) {
      return Optional.empty();
    }
    AnswerReader answer = read("versionOf(uint256)", UInt256.valueOf(number));
    long endedAt = answer.number(2);
    return Optional.of(
        new PolicyVersion(
            number,
            answer.word(0),
            answer.number(1),
            endedAt == 0 ? OptionalLong.empty() : OptionalLong.of(endedAt)));
  }

  /// A draft, decided or not.
  ///
  /// @throws GovernanceException when the registry does not know it
  public Policy drafted(Bytes32 draft) {
    AnswerReader answer = read("drafted(bytes32)", draft).at(0);
    try {
      return Policy.read(answer);
    } catch (IllegalArgumentException e) {
      throw new GovernanceException(
          GovernanceException.Code.ANSWER_MALFORMED, "the node's answer is no policy", e);
    }
  }

  private AnswerReader read(String signature, Bytes... arguments) {
    Bytes data = Bytes.concatenate(contract.selector(signature), Bytes.concatenate(arguments));
    return switch (rpc.call(Address.ZERO, REGISTRY, data)) {
      case Answer.Returned(Bytes output) -> new AnswerReader(output);
      case Answer.Reverted(Bytes reason) ->
          throw new GovernanceException(
              GovernanceException.Code.ANSWER_MALFORMED,
              signature + " was refused: " + Refusals.inWords(reason));
    };
  }
}
