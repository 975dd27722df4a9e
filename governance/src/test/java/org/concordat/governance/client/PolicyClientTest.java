package org.concordat.governance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes32;
import org.apache.tuweni.units.bigints.UInt256;
import org.concordat.genesis.keys.SoftwareKey;
import org.concordat.governance.GovernanceException;
import org.concordat.governance.SeatedMember;
import org.concordat.governance.evm.Consortium;
import org.junit.jupiter.api.Test;
import org.web3j.protocol.Web3j;
import org.web3j.tx.response.PollingTransactionReceiptProcessor;

class PolicyClientTest {
  private static final List<SoftwareKey> KEYS =
      List.of(ConstitutionClientTest.key(1), ConstitutionClientTest.key(2));
  private static final Policy POLICY =
      new Policy(
          field(1),
          field(2),
          field(3),
          field(4),
          UInt256.valueOf(0x0203),
          Bytes32.repeat((byte) 9),
          0,
          0xffff_ffffL,
          List.of(
              new Policy.ListFile(Bytes32.repeat((byte) 1), Bytes32.repeat((byte) 2), 20_000),
              new Policy.ListFile(Bytes32.repeat((byte) 3), Bytes32.repeat((byte) 4), 20_001)));

  private final Web3j web3j =
      Web3j.build(
          new ConsortiumService(
              new Consortium(
                  KEYS.stream()
                      .map(key ->
                          new SeatedMember(key.address(), Optional.of(key.address()), Bytes32.ZERO))
                      .toList())));
  private final ConstitutionRpc rpc =
      new ConstitutionRpc(web3j, new PollingTransactionReceiptProcessor(web3j, 1, 3), 20_261);
  private final ConstitutionClient constitution = new ConstitutionClient(rpc);
  private final PolicyClient policies = new PolicyClient(rpc);

  @Test
  void aDraftIsReadBackAsItWasWritten() {
    assertThat(policies.draft(KEYS.get(0), POLICY))
        .isInstanceOfSatisfying(
            DraftResult.Drafted.class,
            drafted -> assertThat(drafted.draft()).isEqualTo(POLICY.id()));
    assertThat(policies.drafted(POLICY.id())).isEqualTo(POLICY);
    assertThat(policies.current()).isEmpty();
    assertThat(policies.draft(KEYS.get(1), POLICY))
        .isEqualTo(new DraftResult.Refused("that draft is on the chain already"));
  }

  @Test
  void twoMembersDecideAndWithdraw() {
    policies.draft(KEYS.get(0), POLICY);
    PolicyChange adoption = PolicyChange.adopt(POLICY.id());
    assertThat(constitution.propose(KEYS.get(0), adoption))
        .isInstanceOfSatisfying(
            BallotResult.Cast.class,
            cast -> {
              assertThat(cast.proposal()).isZero();
              assertThat(cast.executed()).isFalse();
            });
    assertThat(constitution.proposal(0).orElseThrow().change()).isEqualTo(adoption);
    assertThat(constitution.approve(KEYS.get(1), 0))
        .isInstanceOfSatisfying(
            BallotResult.Cast.class, cast -> assertThat(cast.executed()).isTrue());
    PolicyVersion first = policies.current().orElseThrow();
    assertThat(first.number()).isOne();
    assertThat(first.draft()).isEqualTo(POLICY.id());
    assertThat(first.endedAt()).isEqualTo(OptionalLong.empty());
    constitution.propose(KEYS.get(0), PolicyChange.withdraw());
    assertThat(constitution.proposal(1).orElseThrow().change()).isEqualTo(PolicyChange.withdraw());
    constitution.approve(KEYS.get(1), 1);
    assertThat(policies.current()).isEmpty();
    assertThat(policies.version(1).orElseThrow().endedAt()).isPresent();
    assertThat(policies.version(2)).isEmpty();
  }

  @Test
  void anUnknownDraftIsNotAdopted() {
    constitution.propose(KEYS.get(0), PolicyChange.adopt(POLICY.id()));
    assertThat(constitution.approve(KEYS.get(1), 0))
        .isEqualTo(new BallotResult.Refused("there is no such draft of a policy"));
    assertThatThrownBy(() -> policies.drafted(POLICY.id()))
        .isInstanceOf(GovernanceException.class)
        .hasMessageContaining("there is no such draft");
  }

  private static Bytes32 field(int value) {
    return UInt256.valueOf(value);
  }
}
