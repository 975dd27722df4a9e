package org.concordat.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.evm.compiled.BackgroundCompiler;
import org.concordat.chain.evm.compiled.ClassWriter;
import org.concordat.chain.spec.Fork;
import org.junit.jupiter.api.Test;

/// What compiling can be made to cost.
class CompilationBoundsTest {
  private static final int LARGEST = 24_576;

  /// HotSpot's HugeMethodLimit.
  private static final int JIT_LIMIT = 8_000;

  private static final int MAX_CLASS_BYTES = 1 << 20;

  @Test
  void noClassIsLargeAndNoMethodTooLargeForTheJit() {
    for (Bytes code : hostileCodes()) {
      ClassWriter.write(new Code(code.toArray(), 0, code.size()), Fork.OSAKA)
          .ifPresent(CompilationBoundsTest::assertSmall);
    }
  }

  @Test
  void destinationsNobodyPushesBecomeNoCode() {
    Bytes code = repeated(Opcode.JUMPDEST);
    assertThat(ClassWriter.write(new Code(code.toArray(), 0, code.size()), Fork.OSAKA))
        .hasValueSatisfying(file -> assertThat(file.length).isLessThan(LARGEST));
  }

  @Test
  void aCodeTooHeavyStaysInterpreted() {
    Bytes code = repeated(Opcode.GAS, Opcode.GAS, Opcode.ADD);
    assertThat(ClassWriter.write(new Code(code.toArray(), 0, code.size()), Fork.OSAKA)).isEmpty();
  }

  @Test
  void aCodeIsCompiledOnceWhenItHasPaidForIt() {
    List<Runnable> tasks = new ArrayList<>();
    BackgroundCompiler compiler = new BackgroundCompiler(tasks::add);
    Scene scene = new Scene(Fork.OSAKA, compiler);
    int calls = 0;
    while (tasks.isEmpty()) {
      scene.call(countdown(1_000));
      calls++;
    }
    long gasPerCall = new Scene(Fork.OSAKA).gasUsed(countdown(1_000));
    assertThat((calls - 1) * gasPerCall).isBetween(2_000_000L, 2_000_000L + gasPerCall);
    tasks.forEach(Runnable::run);
    assertThat(compiled(compiler)).isEqualTo(List.of(1L, 0L, 0L));
    for (int i = 0; i < 2 * calls; i++) {
      scene.call(countdown(1_000));
    }
    assertThat(tasks).hasSize(1);
  }

  @Test
  void gasOfCalleesAndOfHaltsPaysForNothing() {
    List<Runnable> tasks = new ArrayList<>();
    Scene scene = new Scene(Fork.OSAKA, new BackgroundCompiler(tasks::add));
    scene.code(Scene.OTHER, Bytecode.code().op(0xfe));
    for (int i = 0; i < 20; i++) {
      scene.call(Bytecode.code().call(Scene.OTHER, 0).op(Opcode.STOP));
    }
    assertThat(tasks).isEmpty();
  }

  @Test
  void anOfferWithoutRoomHasToBePaidForAgain() {
    BackgroundCompiler compiler =
        new BackgroundCompiler(_ -> {
          throw new RejectedExecutionException();
        });
    Scene scene = new Scene(Fork.OSAKA, compiler);
    for (int i = 0; i < 20; i++) {
      scene.call(countdown(10_000));
    }
    long gas = 20 * new Scene(Fork.OSAKA).gasUsed(countdown(10_000));
    assertThat(compiler.dropped()).isBetween(1L, gas / 2_000_000);
  }

  private static List<Long> compiled(BackgroundCompiler compiler) {
    return List.of(compiler.compiled(), compiler.refused(), compiler.dropped());
  }

  private static Bytecode countdown(long from) {
    Bytecode code = Bytecode.code().push(from);
    int loop = code.bytes().size();
    return code.op(Opcode.JUMPDEST)
        .push(1)
        .op(Opcode.BEFORE_SWAP + 1, Opcode.SUB, Opcode.BEFORE_DUP + 1)
        .push(loop)
        .op(Opcode.JUMPI, Opcode.STOP);
  }

  private static List<Bytes> hostileCodes() {
    List<Bytes> codes = new ArrayList<>();
    codes.add(repeated(Opcode.SWAP16, Opcode.DUP16, Opcode.SWAP16 - 3));
    codes.add(repeated(Opcode.CALLDATASIZE, Opcode.CALLDATASIZE, Opcode.JUMPI));
    codes.add(repeated(Opcode.GAS, Opcode.MLOAD, Opcode.POP));
    codes.add(everyDestinationPushed(LARGEST));
    codes.add(everyDestinationPushed(LARGEST / 4));
    Random random = new Random(7);
    for (int size = 64; size <= 8_192; size *= 2) {
      codes.add(RandomCode.of(random, size).bytes());
      codes.add(Bytes.random(size, random));
      codes.add(Bytes.repeat((byte) Opcode.ADD, size));
      codes.add(Bytes.repeat((byte) Opcode.MULMOD, size));
    }
    return codes;
  }

  /// PUSH2 of one, POP, and the JUMPDEST of another, as often as it fits.
  private static Bytes everyDestinationPushed(int size) {
    Bytecode code = Bytecode.code();
    for (int at = 0; at + 5 <= size; at += 5) {
      int target = 4 + (at * 7) % (size / 5 * 5);
      code.op(Opcode.PUSH1 + 1, target >> 8, target & 0xff, Opcode.POP, Opcode.JUMPDEST);
    }
    return code.bytes();
  }

  private static Bytes repeated(int... ops) {
    Bytecode code = Bytecode.code();
    for (int size = ops.length; size <= LARGEST; size += ops.length) {
      code.op(ops);
    }
    return code.bytes();
  }

  private static void assertSmall(byte[] classFile) {
    assertThat(classFile.length).isLessThanOrEqualTo(MAX_CLASS_BYTES);
    ClassFile.of().parse(classFile).methods().stream()
        .map(method -> (CodeAttribute) method.code().orElseThrow())
        .forEach(code -> assertThat(code.codeLength()).isLessThan(JIT_LIMIT));
  }
}
