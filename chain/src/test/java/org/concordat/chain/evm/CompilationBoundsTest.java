package org.concordat.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.evm.compiled.BackgroundCompiler;
import org.concordat.chain.evm.compiled.ClassWriter;
import org.concordat.chain.evm.compiled.ImmediateCompiler;
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

  @Test
  void aSimulatedCallPaysForNothing() {
    List<Runnable> tasks = new ArrayList<>();
    Scene scene = new Scene(Fork.OSAKA, new BackgroundCompiler(tasks::add));
    for (int i = 0; i < 20; i++) {
      scene.callWithin(Evm.NO_MEMORY_CEILING, countdown(10_000), Scene.GAS);
    }
    scene.call(countdown(1));
    scene.call(countdown(2));
    assertThat(tasks).isEmpty();
  }

  @Test
  void aProgramOnceMadeIsThereForCallsThatPayForNothing() {
    Code code = code(countdown(1_000).bytes());
    new ImmediateCompiler().offer(code, Fork.OSAKA);
    assertThat(code.program(CodeCompiler.NONE, Fork.OSAKA)).isNotNull();
  }

  @Test
  void bytesTranslatedAreAFixedShareOfTheGasUsed() {
    List<Code> offered = new ArrayList<>();
    BackgroundCompiler thresholds = new BackgroundCompiler(Runnable::run);
    CodeCompiler compiler =
        new CodeCompiler() {
          @Override
          public long threshold(int size) {
            return thresholds.threshold(size);
          }

          @Override
          public void offer(Code code, Fork fork) {
            offered.add(code);
            code.uninstall();
          }
        };
    Scene scene = new Scene(Fork.OSAKA, compiler);
    Random random = new Random(11);
    long gas = 0;
    for (int i = 0; i < 300; i++) {
      int padding = 40 * random.nextInt(10);
      Bytecode code = countdown(50_000).raw(Bytes.repeat((byte) Opcode.STOP, padding));
      gas += Scene.GAS - scene.call(code).gasLeft();
    }
    long bytes = offered.stream().mapToLong(Code::size).sum();
    assertThat(bytes).isPositive();
    assertThat(offered.size() * 2_000_000L).isLessThanOrEqualTo(gas);
    assertThat(bytes * 8_000).isLessThanOrEqualTo(gas);
  }

  @Test
  void theOldestProgramsGoWhenThereAreTooMany() {
    BackgroundCompiler compiler = new BackgroundCompiler(Runnable::run);
    List<Code> codes = new ArrayList<>();
    for (int i = 0; i < 520; i++) {
      Code code = code(Bytecode.code().push(i).push(1).op(Opcode.ADD, Opcode.STOP).bytes());
      compiler.offer(code, Fork.OSAKA);
      codes.add(code);
    }
    assertThat(codes.subList(0, 8)).noneMatch(CompilationBoundsTest::isCompiled);
    assertThat(codes.subList(8, 520)).allMatch(CompilationBoundsTest::isCompiled);
  }

  @Test
  void theJvmUnloadsAProgramThatWasDropped() throws InterruptedException {
    Code code = code(countdown(1_000).bytes());
    new ImmediateCompiler().offer(code, Fork.OSAKA);
    Program program = code.program(CodeCompiler.NONE, Fork.OSAKA);
    WeakReference<Class<?>> type = new WeakReference<>(Objects.requireNonNull(program).getClass());
    program = null;
    code.uninstall();
    for (int i = 0; i < 100 && type.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(type.get()).isNull();
  }

  private static boolean isCompiled(Code code) {
    return code.program(CodeCompiler.NONE, Fork.OSAKA) != null;
  }

  private static Code code(Bytes bytes) {
    return new Code(bytes.toArray(), 0, bytes.size());
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
