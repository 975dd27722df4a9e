package org.concordat.chain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.ledger.TestNetwork.ALICE;
import static org.concordat.chain.ledger.TestNetwork.ALICE_KEY;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.HaltReason;
import org.concordat.chain.execution.Refusal;
import org.concordat.chain.types.BlockHeader;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  private static final Address ANSWER = new Address(0, 0, 1_000);
  private static final Address REVERTS = new Address(0, 0, 1_001);
  private static final Address BURNS = new Address(0, 0, 1_002);
  private static final Address STORES = new Address(0, 0, 1_003);
  private static final Address NEEDS_GAS = new Address(0, 0, 1_004);

  private final TestNetwork network =
      new TestNetwork(1)
          .withContract(ANSWER, Bytes.fromHexString("0x602a60005260206000f3"))
          .withContract(REVERTS, Bytes.fromHexString("0x602a60005260206000fd"))
          .withContract(BURNS, Bytes.fromHexString("0xfe"))
          .withContract(STORES, Bytes.fromHexString("0x6001600055"))
          // Reverts unless more than 50,000 gas are left, then spends almost nothing.
          .withContract(NEEDS_GAS, Bytes.fromHexString("0x61c3505a11600d5760006000fd5b00"));

  private final Ledger ledger = network.open();
  private final BlockHeader head = ledger.head().header();

  private static CallRequest to(Address target) {
    return CallRequest.view(target, Bytes.EMPTY, 1_000_000);
  }

  @Test
  void aViewReturnsItsAnswer() {
    assertThat(ledger.call(to(ANSWER), head))
        .isInstanceOfSatisfying(
            CallResult.Returned.class,
            returned -> assertThat(returned.output()).isEqualTo(Word.of(42).toBytes32()));
  }

  @Test
  void aRevertCarriesItsData() {
    assertThat(ledger.call(to(REVERTS), head))
        .isInstanceOfSatisfying(
            CallResult.Reverted.class,
            reverted -> assertThat(reverted.output()).isEqualTo(Word.of(42).toBytes32()));
  }

  @Test
  void aHaltNamesItsReason() {
    assertThat(ledger.call(to(BURNS), head))
        .isEqualTo(new CallResult.Halted(HaltReason.UNDEFINED_INSTRUCTION));
  }

  @Test
  void aCallChangesNothing() {
    ledger.call(to(STORES), head);
    assertThat(ledger.stateAt(head).storage(STORES, Word.ZERO)).isEqualTo(Word.ZERO);
  }

  @Test
  void aCallSeesTheStateOfTheBlockItNames() {
    network.extend(
        ledger,
        TestNetwork.transaction(
            ALICE_KEY, 0, Optional.of(STORES), Word.ZERO, Bytes.EMPTY, 100_000));
    assertThat(ledger.stateAt(head).storage(STORES, Word.ZERO)).isEqualTo(Word.ZERO);
    assertThat(ledger.stateAt(ledger.head().header()).storage(STORES, Word.ZERO))
        .isEqualTo(Word.ONE);
  }

  @Test
  void valueMustBeThere() {
    CallRequest poor =
        new CallRequest(
            ANSWER,
            Optional.of(ALICE),
            OptionalLong.empty(),
            Word.ZERO,
            Word.ONE,
            Bytes.EMPTY,
            List.of());
    assertThat(ledger.call(poor, head))
        .isInstanceOfSatisfying(
            CallResult.Refused.class,
            refused ->
                assertThat(refused.refusal().reason())
                    .isEqualTo(Refusal.Reason.INSUFFICIENT_FUNDS));
  }

  @Test
  void aTransferNeedsExactlyTheIntrinsicGas() {
    assertThat(ledger.estimateGas(to(ALICE), head)).isEqualTo(new GasEstimate.Enough(21_000));
  }

  @Test
  void anEstimateIsEnoughAndOneLessIsNot() {
    for (Address target : List.of(STORES, NEEDS_GAS)) {
      GasEstimate.Enough enough = (GasEstimate.Enough) ledger.estimateGas(to(target), head);
      assertThat(ledger.call(to(target).withGas(enough.gas()), head))
          .isInstanceOf(CallResult.Returned.class);
      assertThat(ledger.call(to(target).withGas(enough.gas() - 1), head))
          .isNotInstanceOf(CallResult.Returned.class);
    }
  }

  @Test
  void anEstimateOfWhatAlwaysFailsSaysHow() {
    assertThat(ledger.estimateGas(to(REVERTS), head))
        .isInstanceOfSatisfying(
            GasEstimate.Fails.class,
            fails -> assertThat(fails.result()).isInstanceOf(CallResult.Reverted.class));
  }
}
