package org.concordat.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.evm.Bytecode.code;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.Objects;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.spec.Fork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterTest {
  private static final int HOTSPOT_HUGE_METHOD = 8_000;

  @Test
  void theLoopStaysSmallEnoughToBeCompiled() throws IOException {
    try (InputStream in = Interpreter.class.getResourceAsStream("Interpreter.class")) {
      ClassModel model = ClassFile.of().parse(Objects.requireNonNull(in).readAllBytes());
      int longest =
          model.methods().stream()
              .flatMap(method -> method.code().stream())
              .mapToInt(code -> ((CodeAttribute) code).codeLength())
              .max()
              .orElseThrow();
      assertThat(longest).isBetween(1_000, HOTSPOT_HUGE_METHOD - 1);
    }
  }

  @Test
  void runningOffTheEndStops() {
    Outcome.Success success = Scene.success(Scene.at(Fork.OSAKA).call(code().push(1)));
    assertThat(success.output()).isEqualTo(Bytes.EMPTY);
    assertThat(success.gasLeft()).isEqualTo(Scene.GAS - 3);
  }

  @Test
  void aPushCutOffByTheEndReadsZeros() {
    Bytecode cutOff = code().op(Opcode.PUSH32, 0x7f);
    Scene scene = Scene.at(Fork.OSAKA);
    assertThat(Scene.success(scene.call(cutOff)).gasLeft()).isEqualTo(Scene.GAS - 3);
  }

  @Test
  void haltsTakeAllGasAndSayWhy() {
    halts(code().op(0xfe), HaltReason.UNDEFINED_INSTRUCTION);
    halts(code().op(0x0c), HaltReason.UNDEFINED_INSTRUCTION);
    halts(code().push(1).op(Opcode.ADD), HaltReason.STACK_UNDERFLOW);
    halts(code().push(0).op(Opcode.JUMP), HaltReason.BAD_JUMP);
    halts(code().push(Word.ZERO.subtract(Word.ONE)).op(Opcode.JUMP), HaltReason.BAD_JUMP);
  }

  @Test
  void theStackHoldsExactly1024Words() {
    Bytecode full = code();
    for (int i = 0; i < 1024; i++) {
      full.op(Opcode.PC);
    }
    Scene.success(Scene.at(Fork.OSAKA).call(full));
    halts(full.op(Opcode.PC), HaltReason.STACK_OVERFLOW);
  }

  @Test
  void aJumpDestinationInsidePushedDataIsNone() {
    // PUSH1 4, JUMP, PUSH1 0x5b, JUMPDEST: 4 is pushed data, 5 a destination.
    halts(code().push(4).op(Opcode.JUMP).op(Opcode.PUSH1, Opcode.JUMPDEST), HaltReason.BAD_JUMP);
    Bytecode good =
        code().push(5).op(Opcode.JUMP, Opcode.PUSH1, Opcode.JUMPDEST, Opcode.JUMPDEST).push(9);
    assertThat(Scene.at(Fork.OSAKA).result(good.returnTop())).isEqualTo(Word.of(9));
  }

  @Test
  void aConditionalJumpLooksAtTheWholeWord() {
    Word high = new Word(1, 0, 0, 0);
    int target = 1 + high.toMinimalBytes().size() + 2 + 1 + 1;
    Bytecode exact =
        code().push(high).push(target).op(Opcode.JUMPI).op(0xfe, Opcode.JUMPDEST).push(7);
    assertThat(Scene.at(Fork.OSAKA).result(exact.returnTop())).isEqualTo(Word.of(7));
  }

  @Test
  void wordsAreDuplicatedAndExchangedAtTheirDepth() {
    for (int n = 1; n <= 16; n++) {
      Bytecode deep = code();
      for (int i = 0; i <= 16; i++) {
        deep.push(100 + i);
      }
      Bytes prefix = deep.bytes();
      Bytecode dup = code().raw(prefix).op(Opcode.BEFORE_DUP + n).returnTop();
      Bytecode swap = code().raw(prefix).op(Opcode.BEFORE_SWAP + n).returnTop();
      assertThat(Scene.at(Fork.LONDON).result(dup)).isEqualTo(Word.of(100 + 17 - n));
      assertThat(Scene.at(Fork.LONDON).result(swap)).isEqualTo(Word.of(100 + 16 - n));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x5f, 0, SHANGHAI", "0x49, 1, CANCUN", "0x4a, 0, CANCUN", "0x5c, 1, CANCUN",
    "0x5d, 2, CANCUN", "0x5e, 3, CANCUN", "0x1e, 1, OSAKA", "0x48, 0, LONDON"
  })
  void instructionsStartWithTheirFork(int op, int operands, Fork first) {
    for (Fork fork : Fork.values()) {
      Bytecode code = code();
      for (int i = 0; i < operands; i++) {
        code.push(1);
      }
      Outcome outcome = Scene.at(fork).call(code.op(op));
      assertThat(outcome instanceof Outcome.Success).isEqualTo(fork.isAtLeast(first));
    }
  }

  @Test
  void gasAndCounterAreSeenAfterTheInstructionIsPaid() {
    Scene scene = Scene.at(Fork.OSAKA);
    assertThat(scene.result(code().op(Opcode.GAS).returnTop())).isEqualTo(Word.of(Scene.GAS - 2));
    assertThat(scene.result(code().push(1).op(Opcode.PC).returnTop())).isEqualTo(Word.of(2));
    assertThat(scene.result(code().op(Opcode.MSIZE).returnTop())).isEqualTo(Word.ZERO);
  }

  @Test
  void anExponentCostsFiftyPerByte() {
    Scene scene = Scene.at(Fork.OSAKA);
    assertThat(scene.gasUsed(code().push(0).push(3).op(Opcode.EXP))).isEqualTo(6 + 10);
    assertThat(scene.gasUsed(code().push(255).push(3).op(Opcode.EXP))).isEqualTo(6 + 60);
    assertThat(scene.gasUsed(code().push(256).push(3).op(Opcode.EXP))).isEqualTo(6 + 110);
  }

  @Test
  void gasThatRunsOutExactlyIsEnough() {
    Bytecode add = code().push(1).push(2).op(Opcode.ADD);
    Scene scene = Scene.at(Fork.OSAKA);
    assertThat(Scene.success(scene.call(add, Bytes.EMPTY, 9)).gasLeft()).isZero();
    assertThat(Scene.at(Fork.OSAKA).call(add, Bytes.EMPTY, 8))
        .isEqualTo(new Outcome.Halt(HaltReason.OUT_OF_GAS));
  }

  private static void halts(Bytecode code, HaltReason reason) {
    assertThat(Scene.at(Fork.OSAKA).call(code)).isEqualTo(new Outcome.Halt(reason));
  }
}
