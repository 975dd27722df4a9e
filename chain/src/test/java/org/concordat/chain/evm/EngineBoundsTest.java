package org.concordat.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.chain.evm.Bytecode.code;

import org.apache.tuweni.bytes.Bytes;
import org.concordat.chain.bytes.Word;
import org.concordat.chain.evm.compiled.ImmediateCompiler;
import org.concordat.chain.spec.Fork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The widest limits a network may set, on both engines.
class EngineBoundsTest {
  /// The largest gas limit that a JSON number carries exactly.
  private static final long MOST_GAS = (1L << 53) - 1;

  /// A quarter of what the threads of a node have.
  private static final int SMALL_STACK = 256 * 1024;

  private static final int MEBIBYTE = 1 << 20;

  enum Engine {
    INTERPRETED,
    COMPILED;

    CodeCompiler compiler() {
      return this == COMPILED ? new ImmediateCompiler() : CodeCompiler.NONE;
    }
  }

  /// Fills a mebibyte if told to, calls itself, and returns one more than its callee did; a callee
  /// that halts or is too deep returns 0.
  private static Bytecode counting(boolean filling) {
    Bytecode code = code();
    if (filling) {
      code.push(MEBIBYTE - 32).op(Opcode.MLOAD, Opcode.POP);
    }
    return code.push(32)
        .push(0)
        .push(0)
        .push(0)
        .push(0)
        .op(Opcode.ADDRESS, Opcode.GAS, Opcode.CALL, Opcode.POP)
        .push(0)
        .op(Opcode.MLOAD)
        .push(1)
        .op(Opcode.ADD)
        .returnTop();
  }

  @ParameterizedTest
  @EnumSource
  void framesNest1024DeepOnASmallJavaStack(Engine engine) throws InterruptedException {
    Scene scene = new Scene(Fork.OSAKA, engine.compiler());
    Outcome[] outcome = new Outcome[1];
    Thread small =
        new Thread(
            null,
            () -> outcome[0] = scene.call(counting(false), Bytes.EMPTY, MOST_GAS),
            "small stack",
            SMALL_STACK);
    small.start();
    small.join();
    assertThat(Scene.word(outcome[0])).isEqualTo(Word.of(1_025));
  }

  @ParameterizedTest
  @EnumSource
  void framesOutsideABlockShareTheirCeilingWhateverTheGas(Engine engine) {
    Scene scene = new Scene(Fork.OSAKA, engine.compiler());
    Outcome outcome = scene.callWithin(64L * MEBIBYTE, counting(true), MOST_GAS);
    assertThat(Scene.word(outcome)).isEqualTo(Word.of(64));
  }

  @ParameterizedTest
  @EnumSource
  void gasIsCountedExactlyUpToTheLargestLimit(Engine engine) {
    Scene scene = new Scene(Fork.OSAKA, engine.compiler());
    Outcome outcome = scene.call(code().op(Opcode.GAS).returnTop(), Bytes.EMPTY, MOST_GAS);
    // GAS 2, two PUSHes and MSTORE 3 each, a word of memory 3, two PUSHes 3 each.
    assertThat(Scene.word(outcome)).isEqualTo(Word.of(MOST_GAS - 2));
    assertThat(outcome.gasLeft()).isEqualTo(MOST_GAS - 2 - 3 * 5);
  }

  @ParameterizedTest
  @EnumSource
  void codeMayBeAsLargeAsTheNetworkSays(Engine engine) {
    CodeLimits limits = CodeLimits.ofDeployed(Integer.MAX_VALUE);
    Bytes initCode = code().push(MEBIBYTE).push(0).op(Opcode.RETURN).bytes();
    Scene open = new Scene(Fork.OSAKA, limits, engine.compiler());
    Outcome deployed = open.create(initCode, MOST_GAS);
    assertThat(Scene.success(deployed).output().size()).isEqualTo(MEBIBYTE);
    long deposit = 200L * MEBIBYTE;
    assertThat(MOST_GAS - deployed.gasLeft()).isGreaterThan(deposit);

    Outcome unaffordable =
        new Scene(Fork.OSAKA, limits, engine.compiler()).create(initCode, deposit);
    assertThat(unaffordable).isEqualTo(new Outcome.Halt(HaltReason.OUT_OF_GAS));
    Outcome closed = new Scene(Fork.OSAKA, engine.compiler()).create(initCode, MOST_GAS);
    assertThat(closed).isEqualTo(new Outcome.Halt(HaltReason.CODE_TOO_LARGE));
  }

  @ParameterizedTest
  @EnumSource
  void codeOfAMebibyteRuns(Engine engine) {
    Scene scene = new Scene(Fork.OSAKA, engine.compiler());
    Bytecode large = code();
    for (int i = 0; i < MEBIBYTE; i++) {
      large.op(Opcode.JUMPDEST);
    }
    Outcome outcome = scene.call(large.push(7).returnTop(), Bytes.EMPTY, MOST_GAS);
    assertThat(Scene.word(outcome)).isEqualTo(Word.of(7));
    assertThat(MOST_GAS - outcome.gasLeft()).isEqualTo(MEBIBYTE + 3 * 6L);
  }
}
