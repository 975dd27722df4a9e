package org.concordat.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.evm.Bytecode.code;

import java.util.Arrays;
import java.util.Random;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.crypto.Keccak;
import org.concordat.chain.spec.Fork;
import org.junit.jupiter.api.Test;

class MemoryInstructionsTest {
  private static final Word HUGE = new Word(1, 0, 0, 0);
  private final Scene scene = Scene.at(Fork.OSAKA);

  @Test
  void memoryCostsThreePerWordAndTheSquareOver512() {
    for (int words : new int[] {1, 2, 31, 32, 724, 10_000}) {
      long cost = 3L * words + (long) words * words / 512;
      Bytecode touch = code().push(32L * (words - 1)).op(Opcode.MLOAD, Opcode.POP);
      assertThat(scene.gasUsed(touch)).isEqualTo(3 + 3 + 2 + cost);
    }
  }

  @Test
  void growingInStepsCostsAsMuchAsAtOnce() {
    Bytecode steps = code();
    for (int offset = 0; offset < 50 * 32; offset += 32) {
      steps.push(offset).op(Opcode.MLOAD, Opcode.POP);
    }
    assertThat(scene.gasUsed(steps)).isEqualTo(50 * 8 + 3 * 50 + 50 * 50 / 512);
  }

  @Test
  void aRegionWithoutBytesIsFreeWhereverItIs() {
    assertThat(scene.gasUsed(code().push(0).push(HUGE).op(Opcode.RETURN))).isEqualTo(6);
    assertThat(scene.gasUsed(code().push(0).push(HUGE).push(HUGE).op(Opcode.MCOPY)))
        .isEqualTo(9 + 3);
    assertThat(scene.result(code().push(0).push(HUGE).op(Opcode.KECCAK256).returnTop()))
        .isEqualTo(Word.of(Keccak.EMPTY));
  }

  @Test
  void memoryNobodyCanPayForIsOutOfGas() {
    for (Word offset : new Word[] {HUGE, Word.of(1L << 40), Word.of(-1), Word.of(1L << 30)}) {
      assertThat(scene.call(code().push(offset).op(Opcode.MLOAD)))
          .isEqualTo(new Outcome.Halt(HaltReason.OUT_OF_GAS));
    }
  }

  @Test
  void moreThanAFrameCanHoldIsRefusedEvenWhenGasIsFree() {
    for (long offset : new long[] {Memory.FRAME_LIMIT_BYTES - 31, 1L << 31, 1L << 40}) {
      assertThat(scene.call(code().push(offset).op(Opcode.MLOAD), Bytes.EMPTY, Long.MAX_VALUE))
          .isEqualTo(new Outcome.Halt(HaltReason.MEMORY_CEILING));
    }
  }

  /// 8 MiB, then as much again in a callee, and so on.
  private static final Bytecode NESTED =
      code()
          .push((8L << 20) - 32)
          .op(Opcode.MLOAD)
          .push(0)
          .push(0)
          .push(0)
          .push(0)
          .push(0)
          .op(Opcode.ADDRESS, Opcode.GAS, Opcode.CALL)
          .returnTop();

  @Test
  void framesOutsideABlockShareOneCeiling() {
    long gas = 8_000_000_000L;
    Outcome sixteen = scene.callWithin(16L << 20, NESTED, gas);
    assertThat(Scene.word(sixteen))
        .as("the third frame halts, the second lives")
        .isEqualTo(Word.ONE);
    assertThat(scene.callWithin((8L << 20) - 1, NESTED, gas))
        .isEqualTo(new Outcome.Halt(HaltReason.MEMORY_CEILING));
    assertThat(Scene.word(scene.callWithin(8L << 20, NESTED, gas))).isEqualTo(Word.ZERO);
  }

  @Test
  void aCeilingDoesNotOutliveItsExecution() {
    scene.callWithin(1 << 20, NESTED, 8_000_000_000L);
    assertThat(scene.call(NESTED, Bytes.EMPTY, 300_000_000)).isInstanceOf(Outcome.Success.class);
  }

  @Test
  void bytesGoWhereTheyAreStored() {
    Bytecode code =
        code().push(0xabcd).push(31).op(Opcode.MSTORE8).push(0x77).push(1).op(Opcode.MSTORE8);
    assertThat(scene.result(code.push(0).op(Opcode.MLOAD).returnTop()).toBigInteger())
        .isEqualTo(
            Word.fromHex("0x00770000000000000000000000000000000000000000000000000000000000cd")
                .toBigInteger());
  }

  @Test
  void copiesMayOverlap() {
    Random random = new Random(5656);
    for (int i = 0; i < 200; i++) {
      byte[] data = new byte[64];
      random.nextBytes(data);
      int to = random.nextInt(64);
      int from = random.nextInt(64);
      int size = random.nextInt(64);
      byte[] expected = Arrays.copyOf(data, 128);
      System.arraycopy(expected.clone(), from, expected, to, size);
      Bytecode code =
          code()
              .push(64)
              .push(0)
              .push(0)
              .op(Opcode.CALLDATACOPY)
              .push(size)
              .push(from)
              .push(to)
              .op(Opcode.MCOPY)
              .push(128)
              .push(0)
              .op(Opcode.RETURN);
      Outcome outcome = Scene.at(Fork.CANCUN).call(code, Bytes.wrap(data), Scene.GAS);
      assertThat(Scene.success(outcome).output()).isEqualTo(Bytes.wrap(expected));
    }
  }

  @Test
  void callDataGoesOnWithZeros() {
    Bytes data = Bytes.fromHexString("0x0102030405");
    Bytecode load = code().push(3).op(Opcode.CALLDATALOAD).returnTop();
    assertThat(Scene.word(scene.call(load, data, Scene.GAS)))
        .isEqualTo(
            Word.of(Bytes.concatenate(Bytes.fromHexString("0x0405"), Bytes.wrap(new byte[30]))));
    Bytecode beyond = code().push(HUGE).op(Opcode.CALLDATALOAD).returnTop();
    assertThat(Scene.word(scene.call(beyond, data, Scene.GAS))).isEqualTo(Word.ZERO);
    Bytecode copy =
        code()
            .push(Word.ZERO.subtract(Word.ONE))
            .push(0)
            .op(Opcode.MSTORE)
            .push(32)
            .push(4)
            .push(0)
            .op(Opcode.CALLDATACOPY)
            .push(0)
            .op(Opcode.MLOAD)
            .returnTop();
    assertThat(Scene.word(scene.call(copy, data, Scene.GAS)))
        .isEqualTo(Word.of(Bytes.concatenate(Bytes.of(5), Bytes.wrap(new byte[31]))));
  }

  @Test
  void codeCopiesItselfAndNotItsPadding() {
    Bytecode code =
        code().push(32).push(0).push(0).op(Opcode.CODECOPY).push(0).op(Opcode.MLOAD).returnTop();
    Bytes expected = Bytes.wrap(code.bytes(), Bytes.wrap(new byte[32])).slice(0, 32);
    assertThat(scene.result(code)).isEqualTo(Word.of(expected));
    assertThat(scene.result(code().op(Opcode.CODESIZE).returnTop())).isEqualTo(Word.of(9));
  }

  @Test
  void hashingCostsSixPerWord() {
    Bytecode hash = code().push(33).push(0).op(Opcode.KECCAK256);
    assertThat(scene.gasUsed(hash)).isEqualTo(6 + 30 + 12 + 6);
  }

  @Test
  void readingReturnDataPastItsEndHalts() {
    scene.code(Scene.OTHER, code().push(1).returnTop());
    Bytecode call = code().call(Scene.OTHER, 0).push(32).push(0).push(0);
    Scene.success(scene.call(code().raw(call.bytes()).op(Opcode.RETURNDATACOPY)));
    Bytecode past = code().call(Scene.OTHER, 0).push(32).push(1).push(0);
    assertThat(scene.call(past.op(Opcode.RETURNDATACOPY)))
        .isEqualTo(new Outcome.Halt(HaltReason.RETURN_DATA_BOUNDS));
    Bytecode none = code().push(0).push(1).push(0).op(Opcode.RETURNDATACOPY);
    assertThat(scene.call(none)).isEqualTo(new Outcome.Halt(HaltReason.RETURN_DATA_BOUNDS));
  }

  @Test
  void aFrameStartsWithCleanMemoryHoweverDirtyTheLastOneWas() {
    Bytecode dirty = code().push(Word.ZERO.subtract(Word.ONE)).push(0).op(Opcode.MSTORE);
    scene.call(dirty);
    assertThat(scene.result(code().push(0).op(Opcode.MLOAD).returnTop())).isEqualTo(Word.ZERO);
  }
}
