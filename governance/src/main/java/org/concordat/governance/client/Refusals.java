package org.concordat.governance.client;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes;
import org.web3j.crypto.Hash;

/// The custom errors of the constitution and of PolicyRegistry in words.
final class Refusals {
  private static final int SELECTOR_SIZE = 4;

  private static final Map<Bytes, String> WORDS =
      Map.ofEntries(
          error("NotAMember(address)", "that account is not a member's signer"),
          error("AlreadyAMember(address)", "that signer is a member already"),
          error("ValidatorTaken(address)", "another member runs that validator"),
          error("EmptyChange()", "the change neither removes nor seats a member"),
          error("UnknownProposal(uint256)", "there is no proposal with that number"),
          error("AlreadyExecuted(uint256)", "the proposal has taken effect already"),
          error("AlreadyApproved(uint256,address)", "this member has approved it already"),
          error("QuorumNotReached(uint256,uint256)", "too few seated members approve it"),
          error("NoMemberLeft()", "the last member cannot leave"),
          error("NoValidatorLeft()", "the last validator cannot leave"),
          error("TooManyMembers()", "all seats are taken"),
          error("NotInTheField(uint256)", "a root is no element of the field"),
          error("BadParameters(uint256)", "the parameters do not fit"),
          error("BadPeriod(uint32,uint32)", "the policy ends before it begins"),
          error("TooManyLists(uint256)", "the policy names too many lists"),
          error("AlreadyDrafted(bytes32)", "that draft is on the chain already"),
          error("UnknownDraft(bytes32)", "there is no such draft of a policy"),
          error("NotInForce(uint256,uint32,uint32)", "the policy is not valid today"),
          error("NoPolicy()", "no policy is in force"));

  private Refusals() {}

  /// @param data what the call reverted with; from a node, so anything
  static String inWords(Bytes data) {
    if (data.size() < SELECTOR_SIZE) {
      return "the constitution refused the ballot without a reason";
    }
    Bytes selector = data.slice(0, SELECTOR_SIZE);
    return WORDS.getOrDefault(selector, "the constitution refused the ballot with " + selector);
  }

  private static Map.Entry<Bytes, String> error(String signature, String words) {
    byte[] hash = Hash.sha3(signature.getBytes(StandardCharsets.US_ASCII));
    return entry(Bytes.wrap(hash).slice(0, SELECTOR_SIZE), words);
  }
}
