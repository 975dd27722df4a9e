package org.concordat.governance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.concordat.genesis.Address;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.governance.GovernanceException;
import org.concordat.governance.SeatedMember;
import org.concordat.governance.evm.Consortium;
import org.junit.jupiter.api.Test;
import org.web3j.protocol.Web3j;
import org.web3j.tx.response.PollingTransactionReceiptProcessor;

class ConstitutionClientTest {
  private static final List<SoftwareKey> KEYS = List.of(key(1), key(2), key(3), key(4), key(5));
  private static final List<SeatedMember> FOUNDERS =
      KEYS.subList(0, 4).stream().map(ConstitutionClientTest::member).toList();
  private static final SeatedMember FIFTH = member(KEYS.get(4));

  private final ConsortiumService node = new ConsortiumService(new Consortium(FOUNDERS));
  private final Web3j web3j = Web3j.build(node);
  private final ConstitutionClient client =
      new ConstitutionClient(
          new ConstitutionRpc(web3j, new PollingTransactionReceiptProcessor(web3j, 1, 3), 20_261));

  @Test
  void foundersAreRead() {
    assertThat(client.members()).isEqualTo(FOUNDERS);
    assertThat(client.validators())
        .isSorted()
        .containsExactlyInAnyOrderElementsOf(
            FOUNDERS.stream().map(SeatedMember::validator).map(Optional::orElseThrow).toList());
    assertThat(client.quorum()).isEqualTo(3);
    assertThat(client.isMember(KEYS.get(0).address())).isTrue();
    assertThat(client.isMember(KEYS.get(4).address())).isFalse();
    assertThat(client.proposalCount()).isZero();
    assertThat(client.proposal(0)).isEmpty();
  }

  @Test
  void theThirdOfFourApprovalsSeatsAFifthMember() {
    MemberChange change = MemberChange.admit(FIFTH);
    assertThat(cast(client.propose(KEYS.get(1), change)).executed()).isFalse();
    assertThat(cast(client.approve(KEYS.get(0), 0)).executed()).isFalse();
    assertThat(client.approvalsOf(0)).isEqualTo(2);
    assertThat(client.proposal(0))
        .contains(
            new Proposal(
                0, KEYS.get(1).address(), 2, OptionalLong.empty(), change, List.of(1L, 0L)));
    BallotResult.Cast last = cast(client.approve(KEYS.get(3), 0));
    assertThat(last.executed()).isTrue();
    assertThat(last.proposal()).isZero();
    assertThat(client.members()).hasSize(5).endsWith(FIFTH);
    assertThat(client.validators()).hasSize(5).isSorted();
    assertThat(client.proposal(0).orElseThrow().executedAt()).hasValue(4);
  }

  @Test
  void proposalsAreNumberedAsTheContractNumbersThem() {
    assertThat(cast(client.propose(KEYS.get(0), MemberChange.admit(FIFTH))).proposal()).isZero();
    MemberChange removal = MemberChange.remove(KEYS.get(3).address());
    assertThat(cast(client.propose(KEYS.get(0), removal)).proposal()).isOne();
    assertThat(client.proposal(1).orElseThrow().change()).isEqualTo(removal);
  }

  @Test
  void aRefusalCostsNoTransactionAndSaysWhy() {
    MemberChange admission = MemberChange.admit(FIFTH);
    assertThat(client.propose(KEYS.get(4), admission))
        .isEqualTo(new BallotResult.Refused("that account is not a member's signer"));
    cast(client.propose(KEYS.get(0), admission));
    assertThat(client.approve(KEYS.get(0), 0))
        .isEqualTo(new BallotResult.Refused("this member has approved it already"));
    assertThat(client.execute(KEYS.get(0), 0))
        .isEqualTo(new BallotResult.Refused("too few seated members approve it"));
    assertThat(client.approve(KEYS.get(0), 7))
        .isEqualTo(new BallotResult.Refused("there is no proposal with that number"));
    cast(client.approve(KEYS.get(1), 0));
  }

  @Test
  void aBallotThatComesTooLateIsRefusedByItsReceipt() {
    cast(client.propose(KEYS.get(0), MemberChange.admit(FIFTH)));
    cast(client.approve(KEYS.get(1), 0));
    node.beforeNextTransaction(() -> cast(client.approve(KEYS.get(2), 0)));
    assertThat(client.approve(KEYS.get(3), 0))
        .isEqualTo(new BallotResult.Refused("another ballot came first: read the proposal again"));
  }

  @Test
  void aShrunkenMembershipIsExecutedByHand() {
    cast(client.propose(KEYS.get(0), MemberChange.admit(FIFTH)));
    cast(client.approve(KEYS.get(1), 0));
    cast(client.propose(KEYS.get(0), MemberChange.remove(KEYS.get(3).address())));
    cast(client.approve(KEYS.get(1), 1));
    cast(client.approve(KEYS.get(2), 1));
    assertThat(client.members()).hasSize(3);
    assertThat(cast(client.execute(KEYS.get(2), 0)))
        .matches(BallotResult.Cast::executed)
        .matches(ballot -> ballot.proposal() == 0);
    assertThat(client.members()).hasSize(4).endsWith(FIFTH);
  }

  @Test
  void aNodeThatNeverMinesIsReportedWithTheTransactionToLookUp() {
    ConstitutionClient impatient =
        new ConstitutionClient(
            new ConstitutionRpc(
                web3j,
                new PollingTransactionReceiptProcessor(Web3j.build(silent()), 1, 2),
                20_261));
    assertThatThrownBy(() -> impatient.propose(KEYS.get(0), MemberChange.admit(FIFTH)))
        .isInstanceOf(GovernanceException.class)
        .hasMessageContaining("no block holds transaction 0x")
        .extracting(e -> ((GovernanceException) e).code())
        .isEqualTo(GovernanceException.Code.RECEIPT_MISSING);
  }

  @Test
  void anotherContractsAnswerIsNoMemberList() {
    for (String result :
        List.of(
            "0x",
            words(0x20),
            words(0x40, 0),
            words(0x20, 2, 1),
            words(0x20, 1L << 40),
            words(0x20, 1, 0),
            "0x" + "ff".repeat(64),
            words(0x20).replace("20", "20ff"))) {
      node.answerEverythingWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"" + result + "\"}");
      faultOf(client::validators, GovernanceException.Code.ANSWER_MALFORMED, result);
    }
  }

  @Test
  void aNodeThatAnswersNonsenseIsNamedAsTheFault() {
    node.answerEverythingWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0xzz\"}");
    faultOf(client::validators, GovernanceException.Code.NODE_UNREACHABLE, "not hexadecimal");
    node.answerEverythingWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}");
    faultOf(client::validators, GovernanceException.Code.NODE_UNREACHABLE, "no result");
    node.answerEverythingWith(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32005,\"message\":\"busy\"}}");
    faultOf(client::validators, GovernanceException.Code.NODE_UNREACHABLE, "busy");
  }

  private static void faultOf(
      ThrowingCallable act, GovernanceException.Code code, String situation) {
    assertThatThrownBy(act)
        .as(situation)
        .isInstanceOf(GovernanceException.class)
        .extracting(e -> ((GovernanceException) e).code())
        .isEqualTo(code);
  }

  private static ConsortiumService silent() {
    ConsortiumService silent = new ConsortiumService(new Consortium(FOUNDERS));
    silent.answerEverythingWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}");
    return silent;
  }

  private static BallotResult.Cast cast(BallotResult result) {
    assertThat(result).isInstanceOf(BallotResult.Cast.class);
    return (BallotResult.Cast) result;
  }

  private static String words(long... words) {
    return Bytes.concatenate(Arrays.stream(words).mapToObj(UInt256::valueOf).toArray(Bytes[]::new))
        .toHexString();
  }

  private static SeatedMember member(SoftwareKey key) {
    Address node = Address.of(Bytes32.leftPad(key.address().bytes()).not().slice(12));
    return SeatedMember.named("of " + key.address(), key.address(), node);
  }

  static SoftwareKey key(int i) {
    return SoftwareKey.of(Bytes32.leftPad(Bytes.of(i)));
  }
}
