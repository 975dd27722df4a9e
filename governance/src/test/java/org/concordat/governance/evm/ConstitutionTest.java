package org.concordat.governance.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.genesis.network.SystemContracts.CONSTITUTION;
import static org.concordat.governance.evm.Consortium.founder;
import static org.concordat.governance.evm.Consortium.selector;
import static org.concordat.governance.evm.Consortium.signer;
import static org.concordat.governance.evm.Consortium.succeeded;
import static org.concordat.governance.evm.Consortium.validator;
import static org.concordat.governance.evm.Consortium.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.evm.Outcome;
import org.concordat.genesis.Address;
import org.concordat.governance.SeatedMember;
import org.concordat.governance.client.MemberChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstitutionTest {
  private static final int PEOPLE = 9;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void quarrellingMembersGetWhatThePlainRulesGive(long seed) {
    Random random = new Random(seed);
    List<SeatedMember> founders =
        IntStream.rangeClosed(1, 1 + random.nextInt(5)).mapToObj(Consortium::founder).toList();
    Consortium consortium = new Consortium(founders);
    ConstitutionModel model = new ConstitutionModel(founders);
    for (int step = 0; step < 250; step++) {
      consortium.reachBlock(10 + step);
      assertThat(quarrel(random, consortium, model)).as("seed %d, step %d", seed, step).isTrue();
      sameMembers(consortium, model);
    }
    assertThat(model.ballots()).isGreaterThan(5);
  }

  @Test
  void theQuorumIsTwoThirdsRoundedUp() {
    for (int n = 1; n <= 13; n++) {
      assertThat(read(Consortium.of(n), "quorum()")).isEqualTo(word((2L * n + 2) / 3));
    }
  }

  @Test
  void theLightClientFindsTheValidatorsAtSlotZero() {
    Consortium consortium = Consortium.of(4);
    Word first = Word.of((Bytes) Keccak.hash(Bytes32.ZERO));
    succeeded(
        consortium.transact(signer(1), CONSTITUTION, propose(MemberChange.remove(signer(2)))));
    succeeded(consortium.transact(signer(2), CONSTITUTION, byId("approve", 0)));
    succeeded(consortium.transact(signer(3), CONSTITUTION, byId("approve", 0)));
    assertThat(consortium.slot(CONSTITUTION, Word.ZERO)).isEqualTo(Word.of(3));
    assertThat(consortium.slot(CONSTITUTION, first)).isEqualTo(Word.of(validator(1)));
    assertThat(consortium.slot(CONSTITUTION, first.add(Word.ONE))).isEqualTo(Word.of(validator(3)));
    assertThat(consortium.slot(CONSTITUTION, first.add(Word.of(3)))).isEqualTo(Word.ZERO);
  }

  @Test
  void foundersAreAnsweredAsGenesisSeatedThem() {
    Consortium consortium = Consortium.of(3);
    Bytes member =
        consortium.read(
            CONSTITUTION, Bytes.concatenate(selector("member(address)"), word(signer(2))));
    assertThat(member)
        .isEqualTo(Bytes.concatenate(word(signer(2)), word(validator(2)), founder(2).nameHash()));
    assertThat(read(consortium, "memberCount()")).isEqualTo(word(3));
    assertThat(read(consortium, "seatCount()")).isEqualTo(word(3));
  }

  /// One random act, on both; true if both agree on how it ends.
  private static boolean quarrel(Random random, Consortium consortium, ConstitutionModel model) {
    Address by = actor(random, model);
    int id = Math.max(0, model.ballots() - random.nextInt(4));
    return switch (random.nextInt(5)) {
      case 0, 1 -> {
        MemberChange change = change(random, model);
        Outcome outcome = consortium.transact(by, CONSTITUTION, propose(change));
        yield agree(outcome, model.propose(by, change));
      }
      case 2, 3 -> {
        Outcome outcome = consortium.transact(by, CONSTITUTION, byId("approve", id));
        yield agree(outcome, model.approve(by, id));
      }
      default -> {
        Outcome outcome = consortium.transact(by, CONSTITUTION, byId("execute", id));
        yield agree(outcome, model.execute(id));
      }
    };
  }

  private static boolean agree(Outcome outcome, String refusal) {
    return switch (outcome) {
      case Outcome.Success _ -> refusal.equals(ConstitutionModel.ACCEPTED);
      case Outcome.Revert revert ->
          !refusal.equals(ConstitutionModel.ACCEPTED)
              && revert.output().slice(0, 4).equals(selector(refusal));
      case Outcome.Halt _ -> false;
    };
  }

  private static void sameMembers(Consortium consortium, ConstitutionModel model) {
    List<Bytes> validators = new ArrayList<>(List.of(word(32), word(model.validators().size())));
    model.validators().forEach(validator -> validators.add(word(validator)));
    assertThat(read(consortium, "getValidators()")).isEqualTo(Bytes.concatenate(validators));
    List<Bytes> members = new ArrayList<>(List.of(word(32), word(model.members().size())));
    model.members().forEach(member -> members.add(words(Optional.of(member))));
    assertThat(read(consortium, "members()")).isEqualTo(Bytes.concatenate(members));
  }

  private static Address actor(Random random, ConstitutionModel model) {
    return random.nextInt(10) == 0
        ? signer(1 + random.nextInt(PEOPLE))
        : model.members().get(random.nextInt(model.members().size())).signer();
  }

  private static MemberChange change(Random random, ConstitutionModel model) {
    Address leaving = actor(random, model);
    int i = 1 + random.nextInt(PEOPLE);
    Optional<Address> node =
        switch (random.nextInt(4)) {
          case 0 -> Optional.empty();
          case 1 -> Optional.of(validator(1 + random.nextInt(PEOPLE)));
          default -> Optional.of(validator(i));
        };
    SeatedMember joining = new SeatedMember(signer(i), node, founder(i).nameHash());
    return switch (random.nextInt(3)) {
      case 0 -> MemberChange.admit(joining);
      case 1 -> MemberChange.remove(leaving);
      default -> MemberChange.replace(leaving, joining);
    };
  }

  private static Bytes propose(MemberChange change) {
    return Bytes.concatenate(
        selector("propose(address,(address,address,bytes32))"),
        word(change.leaving().orElse(Address.ZERO)),
        words(change.joining()));
  }

  private static Bytes words(Optional<SeatedMember> member) {
    return member
        .map(m ->
            Bytes.concatenate(
                word(m.signer()), word(m.validator().orElse(Address.ZERO)), m.nameHash()))
        .orElse(Bytes.repeat((byte) 0, 96));
  }

  private static Bytes byId(String function, long id) {
    return Bytes.concatenate(selector(function + "(uint256)"), word(id));
  }

  private static Bytes read(Consortium consortium, String signature) {
    return consortium.read(CONSTITUTION, selector(signature));
  }
}
