package org.concordat.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.evm.Bytecode.code;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.spec.Fork;
import org.concordat.genesis.Address;
import org.junit.jupiter.api.Test;

class CallsTest {
  private static final Address NOBODY = new Address(0, 0, 0xdead);
  private final Scene scene = Scene.at(Fork.OSAKA);

  @Test
  void aCallSeesItsCallerAndValueAndReturnsItsWord() {
    scene.code(Scene.OTHER, code().op(Opcode.CALLER, Opcode.CALLVALUE, Opcode.ADD).returnTop());
    Bytecode code = code().call(Scene.OTHER, 3).push(0).op(Opcode.MLOAD).returnTop();
    assertThat(scene.result(code)).isEqualTo(Word.of(Scene.CONTRACT).add(Word.of(3)));
    assertThat(scene.host.balance(Scene.OTHER)).isEqualTo(Word.of(503));
  }

  @Test
  void aDelegateCallKeepsCallerValueAndStorage() {
    Bytecode library = code().op(Opcode.CALLER).push(1).op(Opcode.SSTORE);
    scene.code(Scene.OTHER, library.op(Opcode.CALLVALUE).push(2).op(Opcode.SSTORE));
    scene.code(Scene.CONTRACT, code().delegateCall(Scene.OTHER));
    Scene.success(scene.call(Scene.CONTRACT, Word.of(4), Bytes.EMPTY, Scene.GAS));
    assertThat(scene.host.storage(Scene.CONTRACT, Word.ONE)).isEqualTo(Word.of(Scene.SENDER));
    assertThat(scene.host.storage(Scene.CONTRACT, Word.of(2))).isEqualTo(Word.of(4));
  }

  @Test
  void callCodeRunsForeignCodeOnOwnStorage() {
    scene.code(Scene.OTHER, code().op(Opcode.CALLER).push(1).op(Opcode.SSTORE));
    Bytecode code = code().push(0).push(0).push(0).push(0).push(0).push(Scene.OTHER).op(Opcode.GAS);
    Scene.success(scene.call(code.op(Opcode.CALLCODE)));
    assertThat(scene.host.storage(Scene.CONTRACT, Word.ONE)).isEqualTo(Word.of(Scene.CONTRACT));
  }

  @Test
  void nothingIsWrittenInsideAStaticCall() {
    Bytecode[] writes = {
      code().push(1).push(0).op(Opcode.SSTORE),
      code().push(1).push(0).op(Opcode.TSTORE),
      code().push(0).push(0).op(Opcode.LOG0),
      code().push(0).push(0).push(0).op(Opcode.CREATE),
      code().push(0).push(0).push(0).push(0).op(Opcode.CREATE2),
      code().call(NOBODY, 1),
      code().push(0).op(Opcode.SELFDESTRUCT)
    };
    for (Bytecode write : writes) {
      scene.code(Scene.OTHER, write);
      assertThat(scene.result(code().staticCall(Scene.OTHER).returnTop())).isEqualTo(Word.ZERO);
    }
    scene.code(Scene.OTHER, code().call(NOBODY, 0));
    assertThat(scene.result(code().staticCall(Scene.OTHER).returnTop())).isEqualTo(Word.ONE);
  }

  @Test
  void onlyAllButA64thIsPassedOn() {
    scene.code(Scene.OTHER, code().op(Opcode.GAS).returnTop());
    Bytecode code = code().call(Scene.OTHER, 0).push(0).op(Opcode.MLOAD).returnTop();
    // Seven operands, GAS, the cold call, one word of memory.
    long left = Scene.GAS - 6 * 3 - 2 - 2_600 - 3;
    assertThat(scene.result(code)).isEqualTo(Word.of(left - left / 64 - 2));
  }

  @Test
  void aCallThatPaysGetsAStipendAndANewAccountCosts() {
    Bytecode pays = code().push(0).push(0).push(0).push(0).push(1).push(NOBODY).push(0);
    long gas = scene.gasUsed(pays.op(Opcode.CALL));
    assertThat(gas).isEqualTo(7 * 3 + 2_600 + 9_000 + 25_000 - 2_300);
    Bytecode again = code().push(0).push(0).push(0).push(0).push(1).push(NOBODY).push(0);
    assertThat(scene.gasUsed(again.op(Opcode.CALL))).isEqualTo(7 * 3 + 100 + 9_000 - 2_300);
  }

  @Test
  void aCallBeyondTheBalanceFailsLightly() {
    scene.code(Scene.OTHER, code().push(1).returnTop());
    Bytecode code = code().call(Scene.OTHER, 501).returnTop();
    Outcome.Success success = Scene.success(scene.call(code));
    assertThat(Word.of(success.output())).isEqualTo(Word.ZERO);
    assertThat(success.gasLeft()).isGreaterThan(Scene.GAS - 20_000);
  }

  @Test
  void revertGivesBackGasAndDataAndUndoesEverything() {
    Bytecode reverts =
        code()
            .push(1)
            .push(0)
            .op(Opcode.SSTORE)
            .push(0)
            .push(0)
            .op(Opcode.LOG0)
            .push(0xbad)
            .push(0)
            .op(Opcode.MSTORE)
            .push(32)
            .push(0)
            .op(Opcode.REVERT);
    scene.code(Scene.OTHER, reverts);
    Bytecode code = code().call(Scene.OTHER, 1).op(Opcode.POP).push(0).op(Opcode.MLOAD);
    Outcome.Success success = Scene.success(scene.call(code.returnTop()));
    assertThat(Word.of(success.output())).isEqualTo(Word.of(0xbad));
    assertThat(success.gasLeft()).isGreaterThan(Scene.GAS - 40_000);
    assertThat(scene.host.logs()).isEmpty();
    assertThat(scene.host.balance(Scene.OTHER)).isEqualTo(Word.of(500));
  }

  @Test
  void aHaltedCalleeTakesItsGasAndReturnsNothing() {
    scene.code(Scene.OTHER, code().op(0xfe));
    Bytecode code = code().call(Scene.OTHER, 0).op(Opcode.RETURNDATASIZE, Opcode.ADD).returnTop();
    Outcome.Success success = Scene.success(scene.call(code));
    assertThat(Word.of(success.output())).isEqualTo(Word.ZERO);
    assertThat(success.gasLeft()).isLessThan(Scene.GAS / 60);
  }

  @Test
  void callsNest1024DeepAndNoDeeper() {
    // Counts in a slot how often it ran, and calls itself with nearly all gas.
    Bytecode recursive =
        code()
            .push(1)
            .push(0)
            .op(Opcode.TLOAD, Opcode.ADD)
            .push(0)
            .op(Opcode.TSTORE)
            .call(Scene.CONTRACT, 0);
    scene.code(Scene.CONTRACT, recursive);
    Scene.success(scene.call(Scene.CONTRACT, Word.ZERO, Bytes.EMPTY, 1L << 50));
    assertThat(scene.host.transientStorage(Scene.CONTRACT, Word.ZERO)).isEqualTo(Word.of(1_025));
  }

  @Test
  void depthCostsNoJavaStack() throws InterruptedException {
    scene.code(Scene.CONTRACT, code().call(Scene.CONTRACT, 0));
    Outcome[] outcome = new Outcome[1];
    Thread small =
        new Thread(
            null,
            () -> outcome[0] = scene.call(Scene.CONTRACT, Word.ZERO, Bytes.EMPTY, 1L << 50),
            "small stack",
            256 * 1024);
    small.start();
    small.join();
    assertThat(outcome[0]).isInstanceOf(Outcome.Success.class);
  }

  @Test
  void precompilesRunWithoutCode() {
    Address identity = new Address(0, 0, 4);
    Bytecode code =
        code()
            .push(0x1234)
            .push(0)
            .op(Opcode.MSTORE)
            .push(32)
            .push(32)
            .push(32)
            .push(0)
            .push(identity)
            .op(Opcode.GAS, Opcode.STATICCALL)
            .op(Opcode.RETURNDATASIZE, Opcode.ADD)
            .push(32)
            .op(Opcode.MLOAD, Opcode.ADD);
    assertThat(scene.result(code.returnTop())).isEqualTo(Word.of(0x1234 + 32 + 1));
    Outcome direct = scene.call(identity, Word.ZERO, Bytes.of(7), 18);
    assertThat(direct).isEqualTo(new Outcome.Success(Bytes.of(7), 0, 0));
    assertThat(scene.call(identity, Word.ZERO, Bytes.of(7), 17))
        .isEqualTo(new Outcome.Halt(HaltReason.OUT_OF_GAS));
  }

  @Test
  void aDelegatedAccountRunsItsDelegatesCodeAsItself() {
    scene.code(NOBODY, code().op(Opcode.ADDRESS).returnTop());
    scene.host.account(Scene.OTHER, 1, Word.ZERO, Bytes.wrap(Delegation.designator(NOBODY)));
    Bytecode call = code().call(Scene.OTHER, 0).push(0).op(Opcode.MLOAD).returnTop();
    assertThat(scene.result(call)).isEqualTo(Word.of(Scene.OTHER));
    Bytecode size = code().push(Scene.OTHER).op(Opcode.EXTCODESIZE).returnTop();
    assertThat(scene.result(size)).isEqualTo(Word.of(Delegation.SIZE));
  }

  @Test
  void aColdDelegateCostsAsMuchAsAColdAccount() {
    scene.host.account(Scene.OTHER, 1, Word.ZERO, Bytes.wrap(Delegation.designator(NOBODY)));
    long pushes = 7 * 3;
    Bytecode call = code().push(0).push(0).push(0).push(0).push(0).push(Scene.OTHER).push(0);
    assertThat(scene.gasUsed(call.op(Opcode.CALL))).isEqualTo(pushes + 2_600 + 2_600);
    Bytecode again = code().push(0).push(0).push(0).push(0).push(0).push(Scene.OTHER).push(0);
    assertThat(scene.gasUsed(again.op(Opcode.CALL))).isEqualTo(pushes + 100 + 100);
  }

  @Test
  void aDelegationToAPrecompileRunsNothing() {
    Address identity = new Address(0, 0, 4);
    scene.host.account(Scene.OTHER, 1, Word.ZERO, Bytes.wrap(Delegation.designator(identity)));
    Outcome outcome = scene.call(Scene.OTHER, Word.ZERO, Bytes.of(7), Scene.GAS);
    assertThat(outcome).isEqualTo(new Outcome.Success(Bytes.EMPTY, Scene.GAS, 0));
  }

  @Test
  void beforePragueADesignatorIsOnlyAnUndefinedByte() {
    Scene cancun = Scene.at(Fork.CANCUN);
    cancun.host.account(Scene.OTHER, 1, Word.ZERO, Bytes.wrap(Delegation.designator(NOBODY)));
    assertThat(cancun.call(Scene.OTHER, Word.ZERO, Bytes.EMPTY, Scene.GAS))
        .isEqualTo(new Outcome.Halt(HaltReason.UNDEFINED_INSTRUCTION));
  }
}
