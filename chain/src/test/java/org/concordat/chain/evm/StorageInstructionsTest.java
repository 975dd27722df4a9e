package org.concordat.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.evm.Bytecode.code;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.spec.Fork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageInstructionsTest {
  /// The table of EIP-3529: original value, values written in turn, gas used, refund. The gas is
  /// that of the EIP less the 2,100 it charges for nothing but the slot being cold at first, plus
  /// it: the slot here is cold.
  @ParameterizedTest
  @CsvSource({
    "0, 0 0, 2312, 0",
    "0, 0 1, 22212, 0",
    "0, 1 0, 22212, 19900",
    "0, 1 2, 22212, 0",
    "0, 1 1, 22212, 0",
    "1, 0 0, 5112, 4800",
    "1, 0 1, 5112, 2800",
    "1, 0 2, 5112, 0",
    "1, 2 0, 5112, 4800",
    "1, 2 3, 5112, 0",
    "1, 2 1, 5112, 2800",
    "1, 2 2, 5112, 0",
    "1, 1 0, 5112, 4800",
    "1, 1 2, 5112, 0",
    "1, 1 1, 2312, 0",
    "0, 1 0 1, 42218, 19900",
    "1, 0 1 0, 8018, 7600"
  })
  void writesAreChargedByWhatTheyChange(long original, String values, long gas, long refund) {
    Scene scene = Scene.at(Fork.OSAKA);
    scene.host.stored(Scene.CONTRACT, Word.ZERO, Word.of(original));
    Bytecode code = code();
    for (String value : values.split(" ", -1)) {
      code.push(Long.parseLong(value)).push(0).op(Opcode.SSTORE);
    }
    Outcome.Success success = Scene.success(scene.call(code));
    assertThat(Scene.GAS - success.gasLeft()).isEqualTo(gas);
    assertThat(success.refund()).isEqualTo(refund);
  }

  @Test
  void aFirstReadIsColdAndASecondWarm() {
    Scene scene = Scene.at(Fork.OSAKA);
    Bytecode once = code().push(1).op(Opcode.SLOAD);
    assertThat(scene.gasUsed(once)).isEqualTo(3 + 2_100);
    assertThat(scene.gasUsed(once)).isEqualTo(3 + 100);
  }

  @Test
  void aStipendNeverPaysForAWrite() {
    Bytecode write = code().push(1).push(0).op(Opcode.SSTORE);
    assertThat(Scene.at(Fork.OSAKA).call(write, Bytes.EMPTY, 2_306))
        .isEqualTo(new Outcome.Halt(HaltReason.OUT_OF_GAS));
  }

  @Test
  void aFailedFrameLosesItsRefundAndItsWarmSlots() {
    Scene scene = Scene.at(Fork.OSAKA);
    scene.host.stored(Scene.OTHER, Word.ZERO, Word.ONE);
    Bytecode clears = code().push(0).push(0).op(Opcode.SSTORE).push(0).push(0).op(Opcode.REVERT);
    scene.code(Scene.OTHER, clears);
    Outcome.Success success = Scene.success(scene.call(code().call(Scene.OTHER, 0)));
    assertThat(success.refund()).isZero();
    assertThat(scene.host.storage(Scene.OTHER, Word.ZERO)).isEqualTo(Word.ONE);
    assertThat(scene.host.warm(Scene.OTHER, Word.ZERO)).isFalse();
  }

  @Test
  void transientStorageIsPerContractAndUndoneByRevert() {
    Scene scene = Scene.at(Fork.CANCUN);
    Bytecode store = code().push(5).push(1).op(Opcode.TSTORE);
    assertThat(scene.gasUsed(store)).isEqualTo(6 + 100);
    assertThat(scene.result(code().push(1).op(Opcode.TLOAD).returnTop())).isEqualTo(Word.of(5));
    scene.code(Scene.OTHER, code().push(1).op(Opcode.TLOAD).returnTop());
    Bytecode other = code().call(Scene.OTHER, 0).push(0).op(Opcode.MLOAD).returnTop();
    assertThat(scene.result(other)).isEqualTo(Word.ZERO);
    scene.call(code().push(9).push(1).op(Opcode.TSTORE).push(0).push(0).op(Opcode.REVERT));
    assertThat(scene.host.transientStorage(Scene.CONTRACT, Word.ONE)).isEqualTo(Word.of(5));
  }
}
