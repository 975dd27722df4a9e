package org.concordat.deploy.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.compliance.Policy;
import org.concordat.genesis.keys.SigningKey;
import org.concordat.governance.client.BallotResult;
import org.concordat.governance.client.ConstitutionClient;
import org.concordat.governance.client.ConstitutionRpc;
import org.concordat.governance.client.DraftResult;
import org.concordat.governance.client.Policy.ListFile;
import org.concordat.governance.client.PolicyChange;
import org.concordat.governance.client.PolicyClient;
import org.concordat.governance.client.PolicyVersion;
import org.concordat.privacy.policy.PolicyList;
import org.web3j.crypto.Hash;
import org.web3j.protocol.Web3j;
import org.web3j.tx.response.PollingTransactionReceiptProcessor;

/// Puts a policy in force as the constitution has it: one member drafts and proposes it, others
/// approve until it is adopted.
final class PolicyDecision {
  private static final int POLL_MILLIS = 100;
  private static final int POLLS = 1200;

  private final ConstitutionClient constitution;
  private final PolicyClient policies;
  private final List<SigningKey> members;

  /// @param web3j any member's node
  /// @param members the keys of at least a quorum, the proposer's first
  PolicyDecision(Web3j web3j, long chainId, List<SigningKey> members) {
    ConstitutionRpc rpc =
        new ConstitutionRpc(
            web3j, new PollingTransactionReceiptProcessor(web3j, POLL_MILLIS, POLLS), chainId);
    this.constitution = new ConstitutionClient(rpc);
    this.policies = new PolicyClient(rpc);
    this.members = List.copyOf(members);
  }

  /// How a policy is put to the members.
  ///
  /// @param verifyingKeyHash names the circuit
  /// @param validFrom the first day, since 1970
  /// @param validUntil the last one
  record Terms(Bytes32 verifyingKeyHash, long validFrom, long validUntil) {}

  /// @return the version's number
  long adopt(Policy policy, Terms terms, List<PolicyList> lists) {
    Bytes32 draft = drafted(policies.draft(members.getFirst(), onChain(policy, terms, lists)));
    BallotResult.Cast cast =
        cast(constitution.propose(members.getFirst(), PolicyChange.adopt(draft)));
    for (SigningKey member : members.subList(1, members.size())) {
      if (!cast.executed()) {
        cast = cast(constitution.approve(member, cast.proposal()));
      }
    }
    return policies.current().map(PolicyVersion::number).orElseThrow();
  }

  private static org.concordat.governance.client.Policy onChain(
      Policy policy, Terms terms, List<PolicyList> lists) {
    return new org.concordat.governance.client.Policy(
        policy.root().toBytes(),
        policy.issuers().root().toBytes(),
        policy.blocked().digest().toBytes(),
        policy.sanctionsRoot().toBytes(),
        UInt256.fromBytes(policy.parameters().packed().toBytes()),
        terms.verifyingKeyHash(),
        terms.validFrom(),
        terms.validUntil(),
        lists.stream().map(PolicyDecision::shown).toList());
  }

  /// A list as the registry remembers it: members are shown the file with this digest.
  private static ListFile shown(PolicyList list) {
    byte[] file = org.concordat.privacy.policy.ListFile.text(list).getBytes(StandardCharsets.UTF_8);
    return new ListFile(
        Bytes32.wrap(Hash.sha3(list.name().getBytes(StandardCharsets.UTF_8))),
        Bytes32.wrap(Hash.sha256(file)),
        list.date().toEpochDay());
  }

  private static Bytes32 drafted(DraftResult result) {
    return switch (result) {
      case DraftResult.Drafted(Bytes32 draft, Bytes32 _) -> draft;
      case DraftResult.Refused(String reason) -> throw new IllegalStateException(reason);
    };
  }

  private static BallotResult.Cast cast(BallotResult result) {
    return switch (result) {
      case BallotResult.Cast cast -> cast;
      case BallotResult.Refused(String reason) -> throw new IllegalStateException(reason);
    };
  }
}
